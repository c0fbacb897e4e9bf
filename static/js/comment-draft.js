/* What is typed into a comment form stays in the browser, one draft for each thread, until it is posted. */
const FORM = "form[data-comment-form]";
const keyOf = (form) => `comment-draft:${form.dataset.draft}`;
const boxes = (form) => [...form.querySelectorAll(".fields :is(input, textarea, select)")];

const stored = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

const keep = (form) => {
  const typed = boxes(form).map((box) => [box.name, box.type === "checkbox" ? box.checked : box.value]);
  try {
    if (form.elements.body.value.trim()) {
      localStorage.setItem(keyOf(form), JSON.stringify(Object.fromEntries(typed)));
    } else {
      localStorage.removeItem(keyOf(form));
    }
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
document.addEventListener("comment:posted", ({ target }) => {
  try {
    localStorage.removeItem(keyOf(target));
  } catch {
    /* Then there is none. */
  }
});
for (const form of document.querySelectorAll(FORM)) fill(form);
