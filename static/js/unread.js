/* Marks what is new since the last visit; unread-steps.js leads from one to the next. A visit ends half an hour after
   its last look, so that a reload keeps its marks. This browser alone remembers, by the clock of the site. */
const KEY = "daesa:talks";
const GAP = 1_800_000; // milliseconds
const MOST = 200; // reviews remembered
const talk = document.querySelector("[data-talk]");
const newest = Number(talk?.dataset.newest); // seconds
const remembered = (key, empty) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? empty;
  } catch {
    return empty;
  }
};

/* How new the newest comment was at the visit before this one; at a first visit nothing is new. */
const look = () => {
  const { [talk.dataset.talk]: last, ...others } = remembered(KEY, {});
  const since = last ? (Date.now() - last.at < GAP ? last.since : last.newest) : newest;
  const visit = { since, newest: Math.max(newest, last?.newest ?? 0), at: Date.now() };
  const latest = Object.entries(others).sort(([, one], [, other]) => other.at - one.at);
  const kept = [[talk.dataset.talk, visit], ...latest].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    /* Private mode: every visit is the first. */
  }
  return since;
};
const own = new Map(remembered("daesa:own", [])); // seconds by anchor; see own-comments.js

const mark = (place, word) => {
  const badge = document.createElement("span");
  badge.className = "badge badge-new";
  badge.textContent = word;
  place.before(badge, " ");
};

const show = (since) => {
  const bar = talk.querySelector("[data-unread]");
  const { word, one, many, elsewhere } = bar.dataset;
  const comments = [...talk.querySelectorAll(".comment[data-published]")];
  for (const { id, dataset } of comments) if (own.has(id)) own.set(id, Number(dataset.published));
  const said = new Set(own.values());
  const isNew = (seconds) => seconds > since && !said.has(seconds);
  const fresh = comments.filter(({ id, dataset }) => dataset.published > since && !own.has(id));
  const hidden = [...talk.querySelectorAll("[data-hidden-at]")].filter(({ dataset }) => isNew(Number(dataset.hiddenAt)));
  const links = hidden.map((replies) => replies.querySelector(".more-replies:last-child a")).filter(Boolean);
  for (const comment of fresh) comment.dataset.new = "";
  const heads = fresh.map((comment) => comment.querySelector(":scope > .comment-head > time"));
  for (const place of [...heads, ...links]) mark(place, word);
  bar.hidden = !fresh.length && !hidden.length && !isNew(newest);
  bar.firstElementChild.textContent = { 0: elsewhere, 1: one }[fresh.length] ?? many.replace("#", fresh.length);
};

if (newest) {
  const since = look();
  document.addEventListener("visibilitychange", look);
  if (newest > since) show(since);
}
