/* Marks what is new since the last visit; unread-steps.js leads from one to the next. A visit ends half an hour after
   its last look, so that a reload keeps its marks. Kept in this browser alone: the site's own time of the newest
   comment then, for the reader's clock may be wrong. */
const KEY = "daesa:talks";
const GAP = 1_800_000; // milliseconds
const MOST = 200; // reviews remembered
const talk = document.querySelector("[data-talk]");
const newest = Date.parse(talk?.dataset.newest) || 0;

/* How new the newest comment was at the visit before this one; at a first visit nothing is new. */
const look = () => {
  const { [talk.dataset.talk]: last, ...others } = JSON.parse(localStorage.getItem(KEY)) ?? {};
  const isSameVisit = last && Date.now() - last.at < GAP;
  const since = last ? (isSameVisit ? last.since : last.newest) : newest;
  const visit = { since, newest: Math.max(newest, last?.newest ?? 0), at: Date.now() };
  const latest = Object.entries(others).sort(([, one], [, other]) => other.at - one.at);
  const kept = [[talk.dataset.talk, visit], ...latest].slice(0, MOST);
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
  return since;
};

const mark = (place, word) => {
  const badge = document.createElement("span");
  badge.className = "badge badge-new";
  badge.textContent = word;
  place.before(badge, " ");
};

const show = (isNew) => {
  const bar = talk.querySelector("[data-unread]");
  const { word, one, many, elsewhere } = bar.dataset;
  let count = 0;
  for (const time of talk.querySelectorAll(".comment:not(.comment-removed) > .comment-head > time")) {
    if (!isNew(time.dateTime)) continue;
    count += 1;
    time.closest(".comment").dataset.new = "";
    mark(time, word);
  }
  for (const replies of talk.querySelectorAll("[data-hidden-at]")) {
    const more = replies.querySelector(".more-replies:last-child a");
    if (more && isNew(replies.dataset.hiddenAt)) mark(more, word);
  }
  bar.hidden = false;
  bar.firstElementChild.textContent = count > 1 ? many.replace("#", count) : count ? one : elsewhere;
};

if (talk && newest) {
  try {
    const since = look();
    document.addEventListener("visibilitychange", look);
    if (newest > since) show((written) => Date.parse(written) > since);
  } catch {
    /* Private mode, or what is kept cannot be read: nothing is marked. */
  }
}
