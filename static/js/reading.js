/* Three ways to read a review, each a point on the shield's own scale, so that the shield remembers it. */
const article = document.querySelector("[data-reading]");
const states = article?.querySelector("[data-reading-states]");
const picker = document.querySelector("[data-shield]");

if (states && picker && globalThis.shieldMemory) {
  const last = Number(picker.dataset.episodes) || globalThis.shieldMemory.FINALE;
  const at = states.querySelector("[data-at]");
  const begun = at.textContent;
  const { watched: watching } = globalThis.shieldMemory.of(picker.dataset.shield);
  /* Where who has finished, or is deciding, was before; undefined if they never said. */
  let before = watching < last ? watching : undefined;
  let isLinked = false;

  const words = {
    deciding: () => ({ deciding: true }),
    watching: () => ({ deciding: false, watched: before ?? ("film" in picker.dataset ? 0 : undefined) }),
    finished: () => ({ deciding: false, watched: last, last }),
  };

  const show = () => {
    const episode = Number(picker.dataset.watched);
    const isDeciding = picker.dataset.isDeciding === "true" && !isLinked;
    const state = isDeciding ? "deciding" : episode >= last ? "finished" : "watching";
    if (episode < last) before = episode;
    article.dataset.reading = state;
    states.querySelector(`[value=${state}]`).checked = true;
    at.textContent = state === "watching" && episode > 0 ? at.dataset.at.replace("#", episode) : begun;
  };

  const choose = (state) => {
    isLinked = false;
    picker.dispatchEvent(new CustomEvent("shield:say", { detail: words[state]() }));
  };

  /* A link into the text is an answer too, for this once. */
  const showLinked = () => {
    const target = document.querySelector(":target");
    isLinked = Boolean(target?.closest("[data-plotted]"));
    show();
    if (isLinked) target.scrollIntoView();
  };

  picker.addEventListener("shield:drawn", show);
  states.addEventListener("change", ({ target }) => choose(target.value));
  article.querySelector("[data-read-on]").addEventListener("click", () => {
    choose("watching");
    states.querySelector(":checked").focus();
  });
  addEventListener("hashchange", showLinked);
  addEventListener("load", showLinked);
  show();
  states.hidden = false;
}
