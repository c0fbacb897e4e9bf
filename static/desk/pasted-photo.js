// A picture pasted or dropped into the text becomes a photo of the review, with its place after the block it fell on.
import {
  Extension, Plugin,
} from "django-prose-editor/editor";

const pictures = (data) => [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
// Word copies a picture of the text along with the text, and a browser the address of a picture along with it.
const hasWords = (data) => {
  const { body } = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  return Boolean((body.children.length ? body.textContent : data.getData("text/plain")).trim());
};
const leftOut = (count) =>
  `${count > 1 ? `${count} pictures were` : "A picture was"} left out: only pictures of this site are shown. ` +
  "Save it to your device, then add it as a photo.";
const numberOf = (row) => Number(row.querySelector('input[name$="-number"]').value);

function say(view, words) {
  const home = view.dom.parentElement;
  const note = home.querySelector(".desk-paste-note") ?? document.createElement("p");
  Object.assign(note, { className: "desk-paste-note", textContent: words }).setAttribute("role", "status");
  home.append(note);
}

// Between the blocks of the text or of a spoiler: before an empty one, else after.
function placeAt({ doc }, position) {
  const at = doc.resolve(position);
  if (!at.depth) return position;
  const depth = at.node(1).type.name === "spoilerBlock" && at.depth > 1 ? 2 : 1;
  return at.node(depth).content.size ? at.after(depth) : at.before(depth);
}

function add(view, files, position) {
  const asked = new CustomEvent("desk:add-photos", { detail: { files, rows: [] } });
  document.dispatchEvent(asked);
  const numbers = asked.detail.rows.map(numberOf);
  for (const row of asked.detail.rows) row.dataset.placed = "";
  if (!numbers.length) return false;
  const nodes = numbers.map((number) => view.state.schema.nodes.placedPhoto.create({ number }));
  view.dispatch(view.state.tr.insert(placeAt(view.state, position), nodes).scrollIntoView());
  say(view, `Added below: photo ${numbers.join(", ")}. It needs an alternative text there.`);
  return true;
}

const handlePaste = (view, { clipboardData: data }) =>
  pictures(data).length > 0 && !hasWords(data) && add(view, pictures(data), view.state.selection.to);
const handleDrop = (view, { dataTransfer: data, clientX: left, clientY: top }, slice, isMoved) => {
  const position = view.posAtCoords({ left, top })?.pos ?? view.state.selection.to;
  return !isMoved && pictures(data).length > 0 && add(view, pictures(data), position);
};

export const PastedPhoto = Extension.create({
  name: "pastedPhoto",
  addProseMirrorPlugins: () => [new Plugin({ props: { handlePaste, handleDrop } })],
  onCreate({ editor }) {
    document.addEventListener("desk:left-out", ({ detail }) => say(editor.view, leftOut(detail)));
  },
});
