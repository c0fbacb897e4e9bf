// What is decided in the queue, counted below it; "all the rest" is shown on each comment, to be corrected there.
const form = document.querySelector("#desk-queue");
const said = document.querySelector("#desk-chosen");
const decided = () => form.querySelectorAll('.desk-held input[type="radio"]:checked:not([value=""])');

function tell() {
  const moved = [...form.querySelectorAll('input[type="number"]')].filter((box) => box.value !== box.defaultValue);
  const rows = new Set([...decided(), ...moved].map((box) => box.closest(".desk-held")));
  for (const row of form.querySelectorAll(".desk-held")) row.classList.toggle("desk-decided", rows.has(row));
  said.textContent = `${rows.size} of ${form.querySelectorAll(".desk-held").length} decided`;
}

function spread(rest) {
  for (const row of form.querySelectorAll(".desk-held")) {
    const left = row.querySelector('input[type="radio"][value=""]');
    if (left.checked && !row.querySelector("textarea").value.trim()) row.querySelector(`input[type="radio"][value="${rest.value}"]`).checked = true;
  }
  form.querySelector('input[name="rest"][value=""]').checked = true;
}

form?.addEventListener("change", ({ target }) => {
  if (target.name === "rest" && target.value) spread(target);
  tell();
});
form?.addEventListener("input", tell);
form?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-raise]");
  if (!button) return;
  event.preventDefault();
  const box = button.closest(".desk-held").querySelector('input[type="number"]');
  box.value = button.dataset.raise;
  box.dispatchEvent(new Event("change", { bubbles: true }));
});
if (form) tell();
