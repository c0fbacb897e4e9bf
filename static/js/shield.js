/* Opens every veil that the reader has watched past or has opened before. The page comes with all of them shut,
   and they stay so if anything here fails. */
const memory = globalThis.shieldMemory;
const { keyOf, isShut, hasFinished, last } = globalThis.shieldRules;
const veils = [...document.querySelectorAll("details.veil")];
const picker = document.querySelector("[data-shield]");
const show = picker?.dataset.shield;

const tell = () => {
  if (!picker) return;
  const { watched = NaN, deciding } = memory.of(show);
  Object.assign(picker.dataset, { watched: hasFinished(show) ? last : watched, isDeciding: deciding });
  picker.dataset.veiled = veils.filter((veil) => !veil.open).length;
  picker.dispatchEvent(new Event("shield:drawn"));
};

const draw = () => {
  for (const veil of veils) veil.open = !isShut(veil);
  document.documentElement.dataset.drawn = "";
  tell();
};

for (const veil of veils) {
  veil.addEventListener("toggle", tell);
  /* A click on the summary, by mouse or key, is the reader's own hand. It comes before the veil moves. */
  veil.firstElementChild.addEventListener("click", () => memory.setOpened(keyOf(veil), !veil.open));
}

picker?.addEventListener("shield:say", ({ detail }) => {
  memory.say(show, { ...memory.of(show), last: undefined, ...detail });
  draw();
});

picker?.addEventListener("shield:reset", () => {
  memory.forget(show, veils.map(keyOf));
  draw();
});

/* A browser opens what a fragment leads into; to what is veiled it leads no further than the veil. */
const stop = () => {
  const veil = document.querySelector(":target")?.closest("details.veil");
  if (!veil?.open || !isShut(veil)) return;
  veil.open = false;
  veil.scrollIntoView();
};

addEventListener("hashchange", stop);
addEventListener("load", stop);
draw();
