// When photos change their numbers, their places in the text follow; a photo that came to nothing leaves no place.
import {
  Extension,
} from "django-prose-editor/editor";

// `changed` leads from old numbers to new ones, or to null. It is no step to undo: the rows would not follow.
function renumber({ view }, changed) {
  const { tr } = view.state;
  const places = [];
  view.state.doc.descendants((node, at) => {
    const isMoved = node.type.name === "placedPhoto" && changed.has(node.attrs.number);
    if (isMoved) places.unshift([at, changed.get(node.attrs.number)]);
  });
  for (const [at, number] of places) number ? tr.setNodeAttribute(at, "number", number) : tr.delete(at, at + 1);
  if (tr.docChanged) view.dispatch(tr.setMeta("addToHistory", false));
}

export const RenumberedPhoto = Extension.create({
  name: "renumberedPhoto",
  onCreate({ editor }) {
    document.addEventListener("desk:renumbered", ({ detail }) => renumber(editor, detail));
  },
});
