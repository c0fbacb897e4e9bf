// A credit that was typed once is offered to the photos that have none.
const CREDIT = '#photos-group .inline-related:not(.empty-form) input[name$="-credit"]';
const credits = () => [...document.querySelectorAll(CREDIT)];

function offer(typed) {
  document.querySelector(".desk-credit")?.remove();
  const words = typed.value.trim();
  const without = credits().filter((credit) => credit !== typed && !credit.value.trim());
  if (!words || !without.length) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button desk-credit" });
  const which = without.length > 1 ? `the ${without.length} photos` : "the photo";
  button.textContent = `Use “${words}” for ${which} without a credit`;
  button.addEventListener("click", () => {
    for (const credit of without) credit.value = words;
    button.remove();
    typed.focus();
    typed.dispatchEvent(new Event("input", { bubbles: true }));
  });
  typed.after(button);
}

document.addEventListener("input", ({ target }) => credits().includes(target) && offer(target));
document.addEventListener("formset:added", ({ detail }) => {
  const last = credits().findLast((credit) => credit.value.trim());
  if (detail.formsetName === "photos" && last) offer(last);
});
