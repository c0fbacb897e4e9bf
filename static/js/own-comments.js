/* Remembers which comments were posted from this browser, for unread.js: nobody's own words are new to them. */
const KEY = "daesa:own";
const MOST = 200;

document.addEventListener("comment:posted", ({ detail: { id, at = 0 } }) => {
  try {
    const others = JSON.parse(localStorage.getItem(KEY)) ?? [];
    localStorage.setItem(KEY, JSON.stringify([[id, Number(at)], ...others].slice(0, MOST)));
  } catch {
    /* Private mode: one's own comment is new, too. */
  }
});
