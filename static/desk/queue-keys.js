// Single keys and buttons of the queue become "desk:queue" events. The keys can be switched off, for good in this
// browser: whoever speaks to the computer would press them by every word.
const KEY = "daesa:queue-keys";
const KEYS = new Set("jkasderbuc?");
const help = document.querySelector("#desk-keys");
const isOn = document.querySelector("#desk-keys-on");
const tell = (key) => document.dispatchEvent(new CustomEvent("desk:queue", { detail: key }));

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const row = target.closest?.(".desk-held");
  if (row && (key === "Escape" || (key === "Enter" && target.type === "number"))) {
    event.preventDefault(); // Enter in a box would send the form
    row.focus();
    return;
  }
  const isTyping = target.matches?.('textarea, select, [type="number"]') || help.open;
  if (!isOn.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(key)) return;
  event.preventDefault();
  tell(key);
});

for (const button of document.querySelectorAll("[data-press]")) {
  button.hidden = false;
  button.addEventListener("click", () => tell(button.dataset.press));
}

isOn.checked = localStorage.getItem(KEY) !== "off";
isOn.addEventListener("change", () => localStorage.setItem(KEY, isOn.checked ? "on" : "off"));
