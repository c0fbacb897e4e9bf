// The place of a photo in the body, <figure data-photo="2">, shown with the photo's row of this page.
// prettier-ignore
import {
  Node, crel, updateAttrsDialog,
} from "django-prose-editor/editor";

const TITLE = "Photo in the text";
const FIELD = { type: "string", format: "number", min: 1, required: true, title: "Number of the photo" };
const rows = () => [...document.querySelectorAll("#photos-group .inline-related:not(.empty-form)")];
const typed = (row, name) => row.querySelector(`input[name$="-${name}"]`)?.value ?? "";
const rowOf = (number) => rows().find((row) => Number(typed(row, "number")) === number);

async function ask(editor, attrs, place) {
  const dialog = updateAttrsDialog({ number: FIELD }, { title: TITLE, submitText: "Place it here" });
  const answer = dialog(editor, attrs);
  editor.view.dom.parentElement.querySelector("dialog").ariaLabel = TITLE;
  const values = await answer;
  if (values) place(editor.chain().focus(), { number: Number(values.number) });
  else editor.commands.focus();
}

function frame({ node, editor, getPos }) {
  const change = (chain, attrs) => chain.setNodeSelection(getPos()).updateAttributes(node.type, attrs).run();
  const onclick = () => ask(editor, node.attrs, change);
  const button = crel("button", { type: "button", className: "desk-block-label", onclick });
  const image = crel("img", { alt: "" });
  const dom = crel("figure", { className: "desk-photo" }, [image, button]);
  const show = () => {
    const row = rowOf(node.attrs.number);
    const words = row ? typed(row, "alt") || "no alternative text yet" : "no such photo below yet";
    button.textContent = `Photo ${node.attrs.number}: ${words}`;
    image.src = row?.querySelector("img.desk-thumbnail")?.src ?? "";
    image.hidden = !image.getAttribute("src");
  };
  const update = (next) => next.type === node.type && ((node = next), show(), true);
  document.addEventListener("desk:photos", show);
  show();
  const destroy = () => document.removeEventListener("desk:photos", show);
  return { dom, update, destroy, stopEvent: (event) => event.type === "click" && button.contains(event.target) };
}

export const PlacedPhoto = Node.create({
  name: "placedPhoto",
  atom: true,
  draggable: true,
  addAttributes: () => ({ number: { default: 1, parseHTML: (figure) => Number(figure.dataset.photo) || 1, rendered: false } }),
  parseHTML: () => [{ tag: "figure[data-photo]" }],
  renderHTML: ({ node }) => ["figure", { "data-photo": node.attrs.number }],
  addNodeView: () => frame,
  addMenuItems({ menu, buttons }) {
    const insert = (chain, attrs) => chain.insertContent({ type: "placedPhoto", attrs }).run();
    menu.defineItem({
      name: "photo",
      groups: "desk",
      button: buttons.material("add_photo_alternate", "photo"),
      command: (editor) => ask(editor, { number: Number(typed(rows()[0] ?? document, "number")) || 1 }, insert),
    });
  },
});
