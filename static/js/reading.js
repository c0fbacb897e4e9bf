/* Three ways to read a review, each a point on the shield's own scale, so that the shield remembers it. */
const article = document.querySelector("[data-reading]");
const states = article?.querySelector("[data-reading-states]");
const picker = document.querySelector("[data-shield]");
const memory = globalThis.shieldMemory;

if (states && picker && memory) {
  const last = Number(picker.dataset.episodes) || memory.FINALE;
  const at = states.querySelector("[data-at]");
  const begun = at.textContent;

  const episodeOf = { deciding: memory.DECIDING, watching: null, finished: memory.FINALE };
  let isLinked = false;

  /* Nothing said is NaN: the review as it is published. */
  const stateOf = (episode) => {
    if (episode < 0) return isLinked ? "watching" : "deciding";
    return episode >= last ? "finished" : "watching";
  };

  const show = () => {
    const episode = Number(picker.dataset.watched);
    const state = stateOf(episode);
    article.dataset.reading = state;
    states.querySelector(`[value=${state}]`).checked = true;
    at.textContent = state === "watching" && episode > 0 ? at.dataset.at.replace("#", episode) : begun;
  };

  const linked = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  /* A link into the text is an answer too, for this once. */
  const showLinked = () => {
    const target = linked();
    isLinked = Boolean(target?.closest("[data-plotted]"));
    show();
    if (isLinked) target.scrollIntoView();
  };

  const choose = (state) => {
    isLinked = false;
    picker.dispatchEvent(new CustomEvent("shield:watch", { detail: episodeOf[state] }));
  };

  picker.addEventListener("shield:drawn", show);
  states.addEventListener("change", ({ target }) => choose(target.value));
  article.querySelector("[data-read-on]").addEventListener("click", () => {
    choose("watching");
    states.querySelector(":checked").focus();
  });
  addEventListener("hashchange", showLinked);

  showLinked();
  states.hidden = false;
}
