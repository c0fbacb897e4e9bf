/* The scripts of the talk weigh more than the rest of the page and are fetched once a reader stirs. A link that
   opens a form is pressed again when they are there; where they cannot be had, it is followed. */
const STIRRING = ["scroll", "pointermove", "pointerdown", "keydown", "focusin"];
const { scripts } = document.querySelector("script[data-scripts]").dataset;
let fetching;

const add = (src) => {
  const script = Object.assign(document.createElement("script"), { type: "module", src });
  const added = new Promise((loaded, failed) => Object.assign(script, { onload: loaded, onerror: failed }));
  document.head.append(script);
  return added;
};
const load = () => (fetching ??= Promise.all(scripts.split(" ").map(add)));

const press = async (event) => {
  const link = event.target.closest("[data-comment-open]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  try {
    await load();
    link.click();
  } catch {
    location.assign(link.href);
  }
};

const stir = () => {
  for (const name of STIRRING) removeEventListener(name, stir);
  load().then(() => removeEventListener("click", press, true), () => {});
};
for (const name of STIRRING) addEventListener(name, stir, { passive: true });
addEventListener("click", press, true);
if (location.hash) stir();
