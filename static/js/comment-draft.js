/* What is typed into a comment form stays in the browser, one draft for each thread, until it is posted. */
const FORM = "form[data-comment-form]";
const PREFIX = "daesa:comment-draft:";
const KEPT_FOR = 30 * 86_400_000;
const keyOf = (form) => PREFIX + form.dataset.draft;
const boxes = (form) => [...form.querySelectorAll(".fields :is(input, textarea, select)")];

const stored = (key) => {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return Date.now() - draft.at < KEPT_FOR ? draft.typed : null;
  } catch {
    return null;
  }
};

const forget = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    /* Then there is none. */
  }
};

const keep = (form) => {
  const typed = boxes(form).map((box) => [box.name, box.type === "checkbox" ? box.checked : box.value]);
  if (!form.elements.body.value.trim()) return forget(keyOf(form));
  try {
    localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), typed: Object.fromEntries(typed) }));
  } catch {
    /* Without storage the page itself holds the text. */
  }
};

/* Only into a form without a text: one that came back from the server holds what was sent. */
const fill = (form) => {
  const draft = stored(keyOf(form));
  if (!draft?.body || form.elements.body.value) return;
  for (const box of boxes(form)) {
    if (!(box.name in draft)) continue;
    if (box.type === "checkbox") box.checked = draft[box.name] === true;
    else box.value = draft[box.name];
  }
  form.querySelector("[data-draft-note]").hidden = false;
};

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.(FORM);
  if (form) keep(form);
});
document.addEventListener("comment:placed", ({ target }) => fill(target));
document.addEventListener("comment:posted", ({ target }) => forget(keyOf(target)));
try {
  const drafts = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  drafts.filter((key) => !stored(key)).forEach(forget);
} catch {
  /* Nothing is stored here. */
}
for (const form of document.querySelectorAll(FORM)) fill(form);
