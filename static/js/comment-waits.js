/* This browser remembers where its own comments wait, and shows them again until an editor has decided. */
const KEY = "daesa:waiting";
const KEPT = 30 * 86_400_000; // milliseconds

const remembered = () => {
  try {
    const all = Object.entries(JSON.parse(localStorage.getItem(KEY)) ?? {});
    return Object.fromEntries(all.filter(([, { at }]) => Date.now() - at < KEPT));
  } catch {
    return {};
  }
};

const remember = (waiting) => {
  try {
    if (Object.keys(waiting).length) localStorage.setItem(KEY, JSON.stringify(waiting));
    else localStorage.removeItem(KEY);
  } catch {
    /* Then its address has to be kept by hand, as the box says. */
  }
};

document.addEventListener("comment:posted", ({ target, detail }) => {
  if (!detail.waitsAt) return;
  remember({ ...remembered(), [detail.waitsAt]: { of: target.dataset.draft, at: Date.now() } });
});

/* Null once it is decided: its address leads on then, or nowhere. */
const boxAt = async (address) => {
  const response = await fetch(`${address}?in_place=1`, { headers: { Accept: "text/html" }, redirect: "manual" });
  if (response.status >= 500) throw new Error(response.statusText);
  if (!response.ok) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("[data-posted]");
};

const showAgain = async (talk, address, of) => {
  const box = await boxAt(address);
  if (!box) {
    const { [address]: decided, ...others } = remembered();
    return decided && remember(others);
  }
  const opener = of.split(":")[1].replace(/^c/, "") || "new";
  const link = document.querySelector(`[data-comment-open="${CSS.escape(opener)}"]`);
  (link?.parentElement ?? talk.lastElementChild).after(box);
  box.dispatchEvent(new Event("comment:shown", { bubbles: true }));
};

const talk = document.querySelector("[data-talk]");
for (const [address, { of }] of talk ? Object.entries(remembered()) : []) {
  if (of.split(":")[0] === talk.dataset.talk) showAgain(talk, address, of).catch(() => {});
}
