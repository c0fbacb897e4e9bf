// What the keys and buttons of the queue do, by "desk:queue" with a key: go on, choose, open a box, take back.
const form = document.querySelector("#desk-queue");
const help = document.querySelector("#desk-keys");
const rows = [...document.querySelectorAll(".desk-held")];
const chosen = [];
const DECISIONS = { a: "approve", s: "spam", d: "remove" };
const BOXES = { e: 'input[type="number"]', r: "textarea", b: "select" };
let place = -1;

const reach = (to) => {
  place = Math.max(0, Math.min(rows.length - 1, to));
  rows[place]?.focus({ preventScroll: true });
  rows[place]?.scrollIntoView({ block: "start" });
};
const check = (row, value) => {
  const radio = row.querySelector(`input[type="radio"][value="${value}"]`);
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
};
const choose = (row, value) => {
  chosen.push([row, row.querySelector('input[type="radio"]:checked').value]);
  check(row, value);
  reach(rows.indexOf(row) + 1);
};
const open = (row, selector) => {
  const box = row.querySelector(selector);
  box?.closest("details")?.setAttribute("open", "");
  box?.focus();
  box?.select?.();
};
const takeBack = () => {
  if (!chosen.length) return document.querySelector(".desk-undo button")?.click();
  const [row, before] = chosen.pop();
  check(row, before);
  reach(rows.indexOf(row));
};
function press(key) {
  const row = rows[Math.max(0, place)];
  if (key === "?") help.showModal();
  else if (key === "u") takeBack();
  else if (!row) return;
  else if (key === "j" || key === "k") reach(place + (key === "j" ? 1 : -1));
  else if (key in DECISIONS) choose(row, DECISIONS[key]);
  else if (key in BOXES) open(row, BOXES[key]);
  else if (key === "c") form.requestSubmit();
}
document.addEventListener("desk:queue", ({ detail }) => press(detail));
document.addEventListener("focusin", ({ target }) => {
  const row = target.closest(".desk-held");
  if (row) place = rows.indexOf(row);
});
