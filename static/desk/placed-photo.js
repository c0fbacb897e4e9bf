// The place of a photo in the body, <figure data-photo="2">, shown as the photo's row on this page has it.
import {
  Node, crel, updateAttrsDialog,
} from "django-prose-editor/editor";

const TITLE = "Photo in the text";
const FIELD = { type: "string", format: "number", min: 1, required: true, title: "Number of the photo" };
const rows = () => [...document.querySelectorAll("#photos-group .inline-related:not(.empty-form)")];
const typed = (row, name) => row.querySelector(`input[name$="-${name}"]`)?.value ?? "";
const numberOf = (row) => Number(typed(row, "number"));

// The first photo that has no place yet.
const nextPhoto = ({ view }) =>
  rows().map(numberOf).find((number) => !view.dom.querySelector(`[data-number="${number}"]`)) || 1;

async function ask(editor, number, place) {
  const dialog = updateAttrsDialog({ number: FIELD }, { title: TITLE, submitText: "Place it here" });
  const answer = dialog(editor, { number });
  editor.view.dom.parentElement.querySelector("dialog").ariaLabel = TITLE;
  const values = await answer;
  if (values) place(editor.chain().focus(), { number: Number(values.number) }).run();
  else editor.commands.focus();
}

function frame({ node, editor, getPos }) {
  const change = (chain, attrs) => chain.setNodeSelection(getPos()).updateAttributes(node.type, attrs);
  const onclick = () => ask(editor, node.attrs.number, change);
  const button = crel("button", { type: "button", className: "desk-block-label", onclick });
  const image = crel("img", { alt: "" });
  const dom = crel("figure", { className: "desk-photo" }, [image, button]);
  const show = () => {
    const row = rows().find((each) => numberOf(each) === node.attrs.number);
    const words = row ? typed(row, "alt") || "no alternative text yet" : "no such photo below yet";
    dom.dataset.number = node.attrs.number;
    button.textContent = `Photo ${node.attrs.number}: ${words}`;
    image.src = row?.querySelector("img.desk-picture")?.src ?? "";
    image.hidden = !image.getAttribute("src");
  };
  const update = (next) => next.type === node.type && ((node = next), show(), true);
  const stopEvent = (event) => event.type === "click" && button.contains(event.target);
  document.addEventListener("desk:photos", show);
  show();
  return { dom, update, stopEvent, destroy: () => document.removeEventListener("desk:photos", show) };
}

export const PlacedPhoto = Node.create({
  name: "placedPhoto",
  atom: true,
  draggable: true,
  addAttributes: () => ({ number: { default: 1, parseHTML: (place) => Number(place.dataset.photo) || 1 } }),
  parseHTML: () => [{ tag: "figure[data-photo]" }],
  renderHTML: ({ node }) => ["figure", { "data-photo": node.attrs.number }],
  addNodeView: () => frame,
  addMenuItems({ menu, buttons }) {
    const insert = (chain, attrs) => chain.insertContent({ type: "placedPhoto", attrs });
    const button = buttons.material("add_photo_alternate", "photo");
    const command = (editor) => ask(editor, nextPhoto(editor), insert);
    menu.defineItem({ name: "photo", groups: "desk", button, command });
  },
});
