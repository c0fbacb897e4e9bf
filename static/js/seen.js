/* Has a review counted once it was looked at for a while, once a day in this browser. That it was is remembered
   here; the site is told nothing but the review. */
const KEY = "daesa:seen";
const WHILE = 5_000; // milliseconds in sight
const { seen: address, review } = document.querySelector("script[data-seen]").dataset;
const today = new Date().toDateString();
let timer;

/* What was counted today; earlier days are dropped at the next write. */
const countedToday = () => {
  try {
    const kept = Object.entries(JSON.parse(localStorage.getItem(KEY)) ?? {});
    return Object.fromEntries(kept.filter(([, day]) => day === today));
  } catch {
    return {};
  }
};

const remember = () => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...countedToday(), [review]: today }));
  } catch {
    /* Private mode: the site tells repeats by itself. */
  }
};

const tell = () => {
  document.removeEventListener("visibilitychange", wait);
  if (Object.hasOwn(countedToday(), review)) return;
  remember();
  fetch(address, { method: "POST", keepalive: true, credentials: "omit" }).catch(() => {});
};

function wait() {
  clearTimeout(timer);
  if (document.visibilityState === "visible") timer = setTimeout(tell, WHILE);
}

document.addEventListener("visibilitychange", wait);
wait();
