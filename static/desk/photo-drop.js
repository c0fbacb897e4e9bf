// Several pictures at once: dropped anywhere on the photos of the review form, or chosen with a button above them.
const FULL = "This form has no room for more photos. Save it, then add: ";
const group = document.querySelector("#photos-group");
const isFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
const altOf = (row) => row.querySelector('input[name$="-alt"]');
const make = (tag, values) => Object.assign(document.createElement(tag), values);

const bar = make("p", { className: "desk-photo-bar" });
const notes = make("div", { ariaLive: "assertive" });
const button = make("button", { type: "button", className: "button", textContent: "Add photos…" });
const chooser = make("input", { type: "file", multiple: true, accept: "image/*", hidden: true });

function add(files) {
  const asked = new CustomEvent("desk:add-photos", { detail: { files, rows: [] } });
  notes.replaceChildren();
  document.dispatchEvent(asked);
  asked.detail.rows.map(altOf).find((alt) => !alt.value)?.focus();
  const left = files.slice(asked.detail.rows.length).map(({ name }) => `“${name}”`);
  if (left.length) notes.append(make("p", { className: "desk-photo-note", textContent: FULL + left.join(", ") }));
}

// A file that is no picture leaves no row behind, nor a place in the text.
function dismiss({ target: row, detail }) {
  if (detail.token || row.dataset.fresh === undefined || altOf(row).value) return;
  notes.append(make("p", { className: "desk-photo-note", textContent: `“${detail.file.name}”: ${detail.error}` }));
  const number = Number(row.querySelector('input[name$="-number"]').value);
  const hadFocus = row.contains(document.activeElement);
  row.querySelector(".inline-deletelink").click();
  const gone = new CustomEvent("desk:renumbered", { detail: new Map([[number, null]]) });
  if ("placed" in row.dataset) document.dispatchEvent(gone);
  const fresh = [...group.querySelectorAll("[data-fresh]")].map(altOf).find((alt) => !alt.value);
  if (hadFocus) (fresh ?? button).focus();
}

function mark(event) {
  if (!isFiles(event) || event.target.type === "file") return;
  event.preventDefault();
  group.toggleAttribute("data-drop", event.type === "dragover");
  if (event.type === "drop") add([...event.dataTransfer.files]);
}

window.django.jQuery(() => {
  if (!group?.querySelector(".add-row")) return;
  button.addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", (event) => (event.stopPropagation(), add([...chooser.files]), (chooser.value = "")));
  bar.append(button, chooser, " or drop them here: each becomes a row.");
  group.querySelector(".inline-heading").after(bar, notes);
  for (const kind of ["dragover", "dragleave", "drop"]) group.addEventListener(kind, mark);
  group.addEventListener("desk:sent", dismiss);
});
