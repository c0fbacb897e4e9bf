/* Which veils may be open for this reader; shield.js draws them so. */
const memory = globalThis.shieldMemory;
const { FINALE } = memory;
const here = document.querySelector("[data-shield]")?.dataset;
const last = Number(here?.episodes) || FINALE;

/* A veil goes by its boundary and its anchor, else by a number made from its words: changed, it is shut again. */
const keyOf = ({ dataset, firstElementChild, lastElementChild }) => {
  const words = `${dataset.show} ${dataset.spoilsTo} ${lastElementChild.textContent}`;
  const hash = () => [...words].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) | 0, 7);
  return firstElementChild.id ? `${firstElementChild.id} ${dataset.spoilsTo}` : hash();
};

/* Who has seen the last episode has seen the ending, unless the show has grown since. */
const hasFinished = (slug) => {
  const said = memory.of(slug);
  return said.last !== undefined && (slug !== here?.shield || said.last === last);
};

/* What an editor left open shuts for those who said that they are not that far. */
const isSafe = ({ dataset }) => {
  const spoilsTo = Number(dataset.spoilsTo || NaN);
  const { watched, deciding } = memory.of(dataset.show);
  if ("untilTold" in dataset && watched === undefined && !deciding) return true;
  const isWhole = spoilsTo === FINALE || dataset.show === here?.shield;
  return spoilsTo <= (isWhole && hasFinished(dataset.show) ? FINALE : (watched ?? 0));
};

const isShut = (veil) => !isSafe(veil) && !memory.isOpened(keyOf(veil));

globalThis.shieldRules = { keyOf, isShut, hasFinished, last };
