/* Opens every veil that the reader has watched past or has opened before. The page comes with all of them shut,
   and they stay so if anything here fails. */
const memory = globalThis.shieldMemory;
const veils = [...document.querySelectorAll("details.veil")];
const picker = document.querySelector("[data-shield]");
const show = picker?.dataset.shield;
const last = Number(picker?.dataset.episodes) || memory.FINALE;

/* A veil goes by its anchor, else by a number made from its words, so that other words are shut again. */
const keyOf = (veil) => {
  const words = `${veil.dataset.show} ${veil.dataset.spoilsTo} ${veil.lastElementChild.textContent}`;
  return veil.firstElementChild.id || [...words].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) | 0, 7);
};

/* Who has seen the last episode has seen the ending. */
const watched = (slug) => {
  const episode = memory.watched(slug);
  return slug === show && episode >= last ? memory.FINALE : episode;
};

/* What an editor left open shuts for those who said that they are not that far. */
const isSafe = ({ dataset }) =>
  Number(dataset.spoilsTo || NaN) <= (watched(dataset.show) ?? 0) ||
  ("untilTold" in dataset && watched(dataset.show) === undefined);

const tell = () => {
  if (!picker) return;
  picker.dataset.watched = Math.min(watched(show) ?? NaN, last);
  picker.dataset.veiled = veils.filter((veil) => !veil.open).length;
  picker.dispatchEvent(new Event("shield:drawn"));
};

const draw = () => {
  for (const veil of veils) veil.open = isSafe(veil) || memory.isOpened(keyOf(veil));
  tell();
};

for (const veil of veils) {
  veil.addEventListener("toggle", tell);
  /* A click on the summary, by mouse or key, is the reader's own hand. It comes before the veil moves. */
  veil.firstElementChild.addEventListener("click", () => memory.setOpened(keyOf(veil), !veil.open));
}

picker?.addEventListener("shield:watch", ({ detail }) => {
  if (detail === null) memory.forget(show);
  else memory.watch(show, detail >= last ? memory.FINALE : detail);
  draw();
});

picker?.addEventListener("shield:reset", () => {
  memory.forget(show, veils.map(keyOf));
  draw();
});

draw();
