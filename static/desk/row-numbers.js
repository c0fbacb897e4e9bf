// Rows that stand by their numbers: a new one gets the next, and each heading says which row it is.
const ROW = ".inline-related:not(.empty-form)";
const NUMBER = "input[data-order]";
const words = (box) => (box.selectedOptions?.[0]?.text ?? box.value).trim();

function tell(row) {
  const boxes = [...row.querySelectorAll("[data-naming]")];
  const name = boxes.map(words).find(Boolean) ?? boxes[0].dataset.naming;
  row.querySelector(".inline_label").textContent = `${row.querySelector(NUMBER).value || "?"}, ${name}`;
}

function tellAll() {
  for (const row of document.querySelectorAll(ROW)) if (row.querySelector(NUMBER)) tell(row);
}

document.addEventListener("formset:added", ({ target: row }) => {
  const box = row.querySelector(NUMBER);
  if (!box) return;
  const numbers = [...row.closest(".inline-group").querySelectorAll(`${ROW} ${NUMBER}`)].map(({ value }) => Number(value) || 0);
  box.value = Math.max(0, ...numbers) + 1;
  tell(row);
});
document.addEventListener("formset:removed", () => setTimeout(tellAll)); // once Django has numbered the headings
// jQuery’s own events too: a choice among rows is no other.
window.django.jQuery(document).on("input change", ({ target }) => target.closest?.(ROW)?.querySelector(NUMBER) && tellAll());
window.django.jQuery(tellAll);
