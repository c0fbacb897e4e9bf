// Rows that stand by their numbers change places: by buttons, and by “desk:move”, which a dragged row sends.
const NUMBER = "input[data-order]";
const groups = [...document.querySelectorAll(".inline-group")].filter((group) => group.querySelector(NUMBER));
const rows = (group) => [...group.querySelectorAll(".inline-related:not(.empty-form)")];
const numberBox = (row) => row.querySelector(NUMBER);
const numberOf = (row) => Number(numberBox(row).value) || 0;
const status = Object.assign(document.createElement("p"), { className: "desk-row-status", ariaLive: "polite" });

function lay(group, order) {
  const focused = document.activeElement; // a move would let go of it
  group.querySelector(".empty-form, .add-row")?.before(...order);
  if (group.contains(focused)) focused.focus();
}

// The numbers there are, dealt out anew from the top; where the boxes count from one, without gaps.
function deal(group) {
  const order = rows(group);
  const [before, after] = [order.map(numberOf), []];
  const stays = !("fromOne" in numberBox(order[0]).dataset);
  for (const number of before.toSorted((a, b) => a - b)) after.push(Math.max(stays && number, (after.at(-1) ?? 0) + 1));
  order.forEach((row, place) => (numberBox(row).value = after[place]));
  const detail = new Map(before.map((number, place) => [number, after[place]]));
  group.dispatchEvent(new CustomEvent("desk:dealt", { detail }));
  numberBox(order[0]).dispatchEvent(new Event("input", { bubbles: true }));
}

function move(row, step) {
  const group = row.closest(".inline-group");
  const other = rows(group)[rows(group).indexOf(row) + step];
  if (!other) return;
  step < 0 ? other.before(row) : other.after(row);
  deal(group);
  status.textContent = `It is ${numberBox(row).dataset.order} ${numberOf(row)} now.`;
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
function keepIndexes(group) {
  const order = rows(group);
  lay(group, order.toSorted((a, b) => a.id.split("-")[1] - b.id.split("-")[1]));
  setTimeout(() => lay(group, order));
}

const named = ({ detail }) => groups.filter(({ id }) => id === `${detail.formsetName}-group`);
document.addEventListener("formset:removed", (event) => named(event).forEach(keepIndexes));
document.addEventListener("formset:added", (event) => named(event).length && equip(event.target));
for (const group of groups) {
  if (!status.isConnected) group.append(status);
  rows(group).forEach(equip);
  lay(group, rows(group).toSorted((a, b) => (numberOf(a) || Infinity) - (numberOf(b) || Infinity)));
}
