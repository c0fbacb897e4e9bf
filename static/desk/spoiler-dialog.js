// Which episode a spoiler block gives away: asked for a new block, or changed for one there is.
import {
  Extension, updateAttrsDialog,
} from "django-prose-editor/editor";

const FINALE = 999;
const TITLE = "Spoiler block";
const FIELD = {
  type: "string",
  format: "number",
  min: 1,
  max: FINALE,
  required: true,
  title: "Last episode it gives away",
  description: `(${FINALE}: the ending)`,
};

// The whole blocks that the selection touches; nothing when there is a spoiler among them.
function openBlocks({ doc, selection: { $from, $to } }) {
  const { start, end } = $from.blockRange($to, (node) => node === doc) ?? {};
  const content = start === undefined ? null : doc.slice(start, end).content;
  const isOpen = content?.content.every((node) => node.type.name !== "spoilerBlock");
  return isOpen ? { start, end, content } : null;
}

// `found` is a block with its position, or nothing to make one of the selected text.
async function ask(editor, found) {
  const change = (edit) => editor.chain().focus().command(({ tr }) => edit(tr)).run();
  const remove = (values, form) => {
    form.closest("dialog").close();
    change((tr) => tr.replaceWith(found.pos, found.pos + found.node.nodeSize, found.node.content));
  };
  const actions = found ? [{ text: "Remove the block, keep its text", handler: remove }] : [];
  const texts = { title: TITLE, submitText: "Mark as spoiler", actions };
  const answer = updateAttrsDialog({ spoilsTo: FIELD }, texts)(editor, found?.node.attrs ?? {});
  editor.view.dom.parentElement.querySelector("dialog").ariaLabel = TITLE;
  const values = await answer;
  if (!values) return editor.commands.focus();
  const attrs = { spoilsTo: Number(values.spoilsTo) };
  if (found) return change((tr) => tr.setNodeMarkup(found.pos, null, attrs));
  const { start, end, content } = openBlocks(editor.state);
  const block = editor.schema.nodes.spoilerBlock.create(attrs, content);
  return change((tr) => tr.replaceWith(start, end, block));
}

export const SpoilerDialog = Extension.create({
  name: "spoilerDialog",
  addCommands: () => ({
    askForSpoiler:
      (found) =>
      ({ editor, dispatch, state }) => {
        if (dispatch && (found || openBlocks(state))) ask(editor, found);
        return Boolean(found || openBlocks(state));
      },
  }),
});
