/* What is new since the reader's last visit to the front page. When that was is remembered in this browser alone. */
const KEY = "daesa:visit";
const PAUSE = 30 * 60_000; // milliseconds without the front page, after which a visit is another one
const now = Date.now();

/* When the visit before this one ended, 0 for whoever comes for the first time. */
const lastVisit = () => {
  try {
    const [ended, seen] = JSON.parse(localStorage.getItem(KEY)) ?? [0, 0];
    const last = now - seen > PAUSE ? seen : ended;
    localStorage.setItem(KEY, JSON.stringify([last, now]));
    return Number(last) || 0;
  } catch {
    return 0; // private mode, or kept by somebody else
  }
};

const last = lastVisit();
const note = document.querySelector("[data-since]");
const published = [...document.querySelectorAll("[data-published]")];
const fresh = new Set(published.filter((one) => last && one.dataset.published * 1000 > last));
if (note && fresh.size) {
  const mark = document.querySelector("template[data-new]").content;
  for (const one of fresh) one.querySelector(".meta, .byline").prepend(mark.cloneNode(true));
  const addresses = [...fresh].map((one) => one.querySelector(":is(h2, h3) a").href);
  note.querySelector("b").textContent = new Set(addresses).size; // one may stand among the popular ones as well
  note.hidden = false;
}
