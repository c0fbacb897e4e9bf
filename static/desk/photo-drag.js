// A photo's row is dragged by its heading to the place of another.
const GROUP = "#photos-group";
const rows = () => [...document.querySelectorAll(`${GROUP} .inline-related:not(.empty-form)`)];
const rowOf = (event) => event.target.closest?.(`${GROUP} .inline-related`);
let dragged = null;

// Rows are taller than a screen: while one is dragged, all show their headings alone.
function fold(row) {
  document.querySelector(GROUP)?.toggleAttribute("data-dragging", Boolean(row));
  row?.scrollIntoView({ block: "center" });
}

function mark(row) {
  for (const each of rows()) each.toggleAttribute("data-target", each === row && row !== dragged);
}

function over(event) {
  const row = dragged && rowOf(event);
  if (!row) return;
  event.preventDefault();
  mark(row);
}

function drop(event) {
  const row = dragged && rowOf(event);
  if (!row) return;
  event.preventDefault();
  const step = rows().indexOf(row) - rows().indexOf(dragged);
  if (step) dragged.dispatchEvent(new CustomEvent("desk:move", { detail: step }));
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target.matches?.(`${GROUP} h3`) ? rowOf(event) : null;
  if (!dragged) return;
  event.dataTransfer.setData("text/plain", ""); // Firefox drags nothing else
  setTimeout(fold, 0, dragged); // a page that changes at once would end the drag
});
document.addEventListener("dragover", over);
document.addEventListener("drop", drop);
document.addEventListener("dragend", () => {
  if (dragged) fold(null);
  dragged = null;
  mark(null);
});

const equip = (row) => row.querySelector("h3").setAttribute("draggable", "true");
rows().forEach(equip);
document.addEventListener("formset:added", ({ target, detail }) => detail.formsetName === "photos" && equip(target));
