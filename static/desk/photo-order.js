// Photos stand by their numbers: when rows change places, the text and the moments go on showing the same pictures.
const group = document.querySelector("#photos-group");
const rows = () => [...group.querySelectorAll(".inline-related:not(.empty-form)")];
const numberBox = (row) => row.querySelector('input[name$="-number"]');
const numberOf = (row) => Number(numberBox(row).value) || 0;
const status = Object.assign(document.createElement("p"), { className: "desk-photo-status", ariaLive: "polite" });

function lay(order) {
  const focused = document.activeElement; // a move would let go of it
  group.querySelector(".empty-form, .add-row")?.before(...order);
  if (group.contains(focused)) focused.focus();
}

// The numbers there are, dealt out anew from the top.
function renumber() {
  const order = rows();
  const before = order.map(numberOf);
  const after = [];
  for (const number of before.toSorted((a, b) => a - b)) after.push(Math.max(number, (after.at(-1) ?? 0) + 1));
  const changed = new Map(before.map((number, place) => [number, after[place]]));
  order.forEach((row, place) => (numberBox(row).value = after[place]));
  for (const box of document.querySelectorAll('input[name^="moments-"][name$="-photo_number"]'))
    box.value = changed.get(Number(box.value)) ?? box.value;
  document.dispatchEvent(new CustomEvent("desk:renumbered", { detail: changed }));
  numberBox(order[0]).dispatchEvent(new Event("input", { bubbles: true }));
}

function move(row, step) {
  const other = rows()[rows().indexOf(row) + step];
  if (!other) return;
  step < 0 ? other.before(row) : other.after(row);
  renumber();
  status.textContent = `It is photo ${numberOf(row)} now.`;
}

function equip(row) {
  for (const [step, words] of [[-1, "Move up"], [1, "Move down"]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "desk-move" });
    button.textContent = words;
    button.addEventListener("click", () => (move(row, step), button.focus()));
    row.querySelector("h3").append(button);
  }
  row.addEventListener("desk:move", ({ detail: step }) => move(row, step));
}

// Django numbers what is left by its place in the page, and expects the rows that are stored before the others.
function keepIndexes({ detail }) {
  if (detail.formsetName !== "photos") return;
  const order = rows();
  lay(order.toSorted((a, b) => a.id.split("-")[1] - b.id.split("-")[1]));
  setTimeout(() => lay(order));
}

if (group && rows().every(numberBox)) {
  group.append(status);
  rows().forEach(equip);
  lay(rows().toSorted((a, b) => numberOf(a) - numberOf(b)));
  document.addEventListener("formset:removed", keepIndexes);
  document.addEventListener("formset:added", ({ target, detail }) => detail.formsetName === "photos" && equip(target));
}
