// A row that stands by its number is dragged by its heading to the place of another of its group.
const ROW = ".inline-related:not(.empty-form)";
const groupOf = (row) => row.closest(".inline-group");
const rows = () => [...groupOf(dragged).querySelectorAll(ROW)];
const isOrdered = (row) => row.querySelector("input[data-order]");
let dragged = null;

// Below the last row is the last place, above the first the first; a text takes no row.
function rowOver(event) {
  if (!dragged || event.target.closest?.("[contenteditable]")) return null;
  return rows().find((row) => row.getBoundingClientRect().bottom > event.clientY) ?? rows().at(-1);
}

const stepTo = (row) => rows().indexOf(row) - rows().indexOf(dragged);

// Rows are taller than a screen: while one is dragged, all show their headings alone.
function fold(isFolded) {
  groupOf(dragged).toggleAttribute("data-dragging", isFolded);
  if (isFolded) dragged.scrollIntoView({ block: "center" });
}

function mark(row) {
  for (const each of rows()) delete each.dataset.target;
  if (row && row !== dragged) row.dataset.target = stepTo(row) < 0 ? "above" : "below";
}

function over(event) {
  const row = rowOver(event);
  if (row) event.preventDefault();
  if (dragged) mark(row);
}

function drop(event) {
  const row = rowOver(event);
  if (!row) return;
  event.preventDefault();
  const step = stepTo(row);
  if (step) dragged.dispatchEvent(new CustomEvent("desk:move", { detail: step }));
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target.matches?.("h3[draggable]") ? event.target.closest(ROW) : null;
  if (!dragged) return;
  event.dataTransfer.setData("text/plain", ""); // Firefox drags nothing else
  setTimeout(() => dragged && fold(true)); // a page that changes at once would end the drag
});
document.addEventListener("dragover", over);
document.addEventListener("drop", drop);
document.addEventListener("dragend", () => {
  if (!dragged) return;
  fold(false);
  mark(null);
  dragged = null;
});

const equip = (row) => isOrdered(row) && row.querySelector("h3").setAttribute("draggable", "true");
document.querySelectorAll(ROW).forEach(equip);
document.addEventListener("formset:added", ({ target }) => equip(target));
