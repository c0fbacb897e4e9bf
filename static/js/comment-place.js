/* A reply that was posted in place goes where the page will have it: below the older replies to the same comment, as
   deep as it is. One that waits stays where it was written. That there are none is no longer said. */
const DEEPEST = 3;

const depthOf = (comment) => Number(/depth-(\d)/.exec(comment.className)?.[1] ?? 0);

const commentIn = (element) => (element?.matches(".posted") ? element.querySelector("article") : element);

/* Whom a comment answers is said where the page's order does not tell. */
const answers = (comment, above) =>
  [...comment.querySelectorAll(".comment-head a")].some((link) => above.has(link.getAttribute("href")));

const lastBelow = (parent) => {
  const above = new Set([`#${parent.id}`]);
  let last = parent.closest(".posted") ?? parent;
  for (let next = last.nextElementSibling; next; next = next.nextElementSibling) {
    const comment = commentIn(next);
    if (!comment.matches("article.comment")) continue;
    if (depthOf(comment) <= depthOf(parent) && !answers(comment, above)) break;
    above.add(`#${comment.id}`);
    last = next;
  }
  return last;
};

document.addEventListener("comment:shown", ({ target: posted }) => {
  posted.closest("[data-talk]")?.querySelector(":scope > .empty")?.remove();
  const comment = posted.querySelector("article");
  const parent = posted.parentElement.closest(".thread article.comment");
  if (!parent || "waits" in posted.dataset) return;
  const depth = Math.min(depthOf(parent) + 1, DEEPEST);
  comment.classList.replace("depth-1", `depth-${depth}`);
  const fold = depth === 1 && parent.parentElement.querySelector(":scope > .replies");
  if (fold) fold.open = true;
  const last = fold ? null : lastBelow(parent);
  if (fold) fold.append(posted);
  else last.after(posted);
  if (last === (parent.closest(".posted") ?? parent)) comment.querySelector("[data-answered]")?.remove();
});
