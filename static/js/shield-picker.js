/* The control of the spoiler shield. It is in the page, hidden, and comes out when it can work. */
const picker = document.querySelector("[data-shield]");

if (picker && globalThis.shieldMemory) {
  const fields = picker.querySelector("fieldset");
  const number = picker.querySelector("input[type=number]");
  const count = picker.querySelector("output");

  /* An episode that nobody named is NaN: then nothing is checked. */
  const check = (episode) => {
    for (const radio of picker.querySelectorAll("input[type=radio]")) {
      radio.checked = Number(radio.value) === episode;
    }
    if (number && document.activeElement !== number) number.value = episode > 0 ? episode : "";
  };

  const say = (veiled) => {
    const words = { 0: count.dataset.none, 1: count.dataset.one }[veiled] ?? count.dataset.many;
    const sentence = words.replace("#", veiled);
    if (count.value !== sentence) count.value = sentence;
  };

  const show = () => {
    check(picker.dataset.isDeciding === "true" ? NaN : Number(picker.dataset.watched));
    say(Number(picker.dataset.veiled));
  };

  /* Who picks the last episode has finished; the show may grow later. */
  const last = Number(picker.dataset.episodes) || globalThis.shieldMemory.FINALE;

  const watch = (watched) => {
    const detail = { watched, deciding: false, ...(watched >= last && { last }) };
    picker.dispatchEvent(new CustomEvent("shield:say", { detail }));
  };

  picker.addEventListener("shield:drawn", show);
  picker.addEventListener("change", ({ target }) => {
    const typed = Math.trunc(Number(target.value));
    watch(typed > 0 ? Math.min(typed, Number(target.max) || typed) : 0);
  });
  picker.querySelector("button").addEventListener("click", () => {
    picker.dispatchEvent(new Event("shield:reset"));
  });

  show();
  picker.querySelector("[data-shield-plain]").hidden = true;
  fields.hidden = false;
}
