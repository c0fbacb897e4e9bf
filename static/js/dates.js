/* “3 days ago” for what is younger than a month, in the page's own language. The page says the full date, for it may
   be kept by a cache; the full date stays for whoever listens or points, or beside it where there is room. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_DAYS = 30;

const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });

const midnight = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());

/* A day without an hour is that day wherever the reader is. */
const ago = (written) => {
  const now = new Date();
  const isMoment = written.includes("T");
  const then = new Date(isMoment ? written : `${written}T00:00`);
  const age = now - then;
  const days = Math.round((midnight(now) - midnight(then)) / DAY);
  if (!(age >= 0 && days <= MOST_DAYS)) return "";
  if (isMoment && age < HOUR) return words.format(-Math.floor(age / MINUTE), "minute");
  if (isMoment && age < 12 * HOUR) return words.format(-Math.floor(age / HOUR), "hour");
  return words.format(-days, "day");
};

const tell = (part) => {
  for (const time of part.querySelectorAll("time[data-ago]")) {
    const said = ago(time.dateTime);
    if (!said) continue;
    if (time.dataset.ago === "beside") {
      time.append(` (${said})`);
      continue;
    }
    const full = document.createElement("span");
    full.className = "vh";
    full.textContent = ` (${time.textContent})`;
    time.title = time.textContent;
    time.replaceChildren(said, full);
  }
};

document.addEventListener("comment:shown", ({ target }) => tell(target));
tell(document);
