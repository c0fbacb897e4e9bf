/* What was begun and not posted is told of at its place, so that nobody has to remember which link they had pressed. */
const talk = document.querySelector("[data-talk]");
const drafts = `daesa:comment-draft:${talk?.dataset.talk}:`;
const note = talk?.querySelector("template[data-unfinished]");

const isBegun = (key) => {
  try {
    return Boolean(JSON.parse(localStorage.getItem(key))?.typed?.body);
  } catch {
    return false;
  }
};

const tell = (link) => {
  const told = note.content.cloneNode(true).firstElementChild;
  told.querySelector("button").addEventListener("click", () => link.click());
  link.parentElement.after(told);
};

/* Each form of the talk has the key of its draft from what it answers. */
const tellOfAll = () => {
  for (const link of document.querySelectorAll("[data-comment-open]")) {
    const what = link.dataset.commentOpen.replace(/^(?=\d)/, "c").replace(/^new$/, "");
    if (isBegun(`${drafts}${what}`)) tell(link);
  }
};

try {
  if (note && Object.keys(localStorage).some((key) => key.startsWith(drafts))) tellOfAll();
} catch {
  /* Without storage there is no draft. */
}
document.addEventListener("comment:placed", ({ target }) => {
  const place = target.closest(".in-place");
  if (place?.nextElementSibling?.matches(".unfinished")) place.nextElementSibling.remove();
});
