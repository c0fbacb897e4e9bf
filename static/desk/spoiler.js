// The spoiler block of the body editor, <div data-spoils-to="8">, with a label that tells and changes it.
import {
  Document as PlainDocument, Node, crel, findParentNode,
} from "django-prose-editor/editor";

const FINALE = 999;
const label = (n) => (n < FINALE ? `Spoiler through episode ${n}` : "Spoiler: the ending");
const around = findParentNode((node) => node.type.name === "spoilerBlock");

function box({ node, editor, getPos }) {
  const onclick = () => editor.commands.askForSpoiler({ pos: getPos(), node });
  const button = crel("button", { type: "button", className: "desk-block-label", onclick });
  const contentDOM = crel("div");
  const dom = crel("div", { className: "desk-spoiler" }, [button, contentDOM]);
  const update = (next) => {
    if (next.type !== node.type) return false;
    node = next;
    button.textContent = label(node.attrs.spoilsTo);
    return true;
  };
  button.contentEditable = "false";
  update(node);
  return { dom, contentDOM, update, stopEvent: (event) => button.contains(event.target) };
}

export const SpoilerBlock = Node.create({
  name: "spoilerBlock",
  content: "(block | placedPhoto)+",
  defining: true,
  addAttributes: () => ({
    spoilsTo: {
      default: FINALE,
      parseHTML: (div) => Number(div.dataset.spoilsTo) || FINALE,
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: "div[data-spoils-to]" }],
  renderHTML: ({ node }) => ["div", { "data-spoils-to": node.attrs.spoilsTo }, 0],
  addNodeView: () => box,
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "spoiler",
      groups: "desk",
      button: buttons.material("visibility_off", "spoiler block"),
      active: (editor) => Boolean(around(editor.state.selection)),
      enabled: (editor) => editor.can().askForSpoiler(around(editor.state.selection)),
      command: (editor) => editor.commands.askForSpoiler(around(editor.state.selection)),
    });
  },
});

// Spoilers and photos stand between the blocks of the text, never in a list or a quotation.
export const Document = PlainDocument.extend({ content: "(block | spoilerBlock | placedPhoto)+" });
