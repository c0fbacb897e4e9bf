/* How far a reader is, and what they opened, kept in this browser alone; shield.js, shield-picker.js and reading.js
   use it. Whatever is broken or missing counts as nothing said. It is read again before each change: another tab may
   have written since. */
const SHOWS = "daesa:watched";
const OPENED = "daesa:opened";
let shows = new Map();
let opened = new Set();

const read = (key) => JSON.parse(localStorage.getItem(key));

const load = () => {
  try {
    shows = new Map(Object.entries(read(SHOWS) ?? {}));
  } catch {
    /* Private mode, or no JSON: what this page knows stays. */
  }
  try {
    opened = new Set(read(OPENED) ?? []);
  } catch {
    /* As above. */
  }
};

const change = (how) => {
  load();
  how();
  try {
    localStorage.setItem(SHOWS, JSON.stringify(Object.fromEntries(shows)));
    localStorage.setItem(OPENED, JSON.stringify([...opened]));
  } catch {
    /* Private mode: remembered as long as the page. */
  }
};

const isEpisode = (number) => Number.isInteger(number) && number >= 0 && number <= 999;

load();

globalThis.shieldMemory = {
  FINALE: 999,

  /* The last episode watched, undefined if never said; what the last one was for who finished; deciding before that. */
  of(show) {
    const { watched, last, deciding } = shows.get(show) ?? {};
    return isEpisode(watched)
      ? { watched, last: isEpisode(last) ? last : undefined, deciding: deciding === true }
      : { deciding: deciding === true };
  },

  say: (show, words) => change(() => shows.set(show, words)),
  isOpened: (key) => opened.has(key),

  /* Opened by hand: remembered apart from what was watched. */
  setOpened: (key, isOpen) => change(() => (isOpen ? opened.add(key) : opened.delete(key))),

  forget: (show, keys) => change(() => [shows.delete(show), ...keys.map((key) => opened.delete(key))]),
};
