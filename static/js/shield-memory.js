/* How far a reader is, and what they opened, kept in this browser alone; shield.js, shield-picker.js and reading.js
   use it. Whatever is broken or missing counts as nothing said, so that every veil stays shut. */
const WATCHED = "daesa:watched";
const OPENED = "daesa:opened";

const load = (key, isRight, empty) => {
  try {
    const value = JSON.parse(localStorage.getItem(key));
    return isRight(value) ? value : empty;
  } catch {
    return empty;
  }
};

const save = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    /* Private mode: remembered as long as the page. */
  }
};

const watched = load(WATCHED, (value) => value?.constructor === Object, {});
const opened = new Set(load(OPENED, Array.isArray, []));

globalThis.shieldMemory = {
  FINALE: 999,
  DECIDING: -1,

  /* The last episode watched of a show, 0 for none yet, DECIDING before that; undefined if never said. */
  watched(show) {
    const episode = Object.hasOwn(watched, show) ? watched[show] : undefined;
    return Number.isInteger(episode) && episode >= -1 && episode <= 999 ? episode : undefined;
  },

  watch(show, episode) {
    watched[show] = episode;
    save(WATCHED, watched);
  },

  isOpened(key) {
    return opened.has(key);
  },

  /* Opened by hand: remembered apart from what was watched. */
  setOpened(key, isOpen) {
    if (isOpen) opened.add(key);
    else opened.delete(key);
    save(OPENED, [...opened]);
  },

  forget(show, keys = []) {
    delete watched[show];
    for (const key of keys) opened.delete(key);
    save(WATCHED, watched);
    save(OPENED, [...opened]);
  },
};
