/* Buttons and keys that lead from one comment that unread.js marked as new to the next, round and round. The keys work
   only while the focus is among the comments and in no box for text; a click between them puts it there. */
const KEYS = { n: 1, p: -1 };
const talk = document.querySelector("[data-talk]");
const fresh = [...(talk?.querySelectorAll(".comment[data-new]") ?? [])];

/* How many of them stand before the place that has the focus. */
const passed = (here) => {
  const { DOCUMENT_POSITION_PRECEDING: before } = Node;
  return fresh.filter((one) => here.compareDocumentPosition(one) & before && !one.contains(here)).length;
};

const step = (by) => {
  const focused = document.activeElement;
  const here = focused.closest(".comment") ?? focused.closest(".more-replies, .pager, .write");
  const count = here ? passed(here) : 0;
  const next = by < 0 ? count - 1 : here && here === fresh[count] ? count + 1 : count;
  const comment = fresh.at(next % fresh.length);
  comment.closest("details:not([open])")?.setAttribute("open", "");
  comment.focus();
};

if (fresh.length) {
  const steps = talk.querySelector("[data-unread-steps]");
  steps.hidden = false;
  steps.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) step(KEYS[button.getAttribute("aria-keyshortcuts")]);
  });
  for (const one of [talk, ...fresh]) one.tabIndex = -1;
  talk.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
    if (!event.target.closest("input, textarea, select, [contenteditable]")) step(KEYS[event.key]);
  });
}
