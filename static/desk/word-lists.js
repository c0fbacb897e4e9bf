// The lists of Word, which pastes each of their items as a paragraph that begins with its bullet.
import {
  Extension,
} from "django-prose-editor/editor";

const ITEMS = "p[style*='mso-list:l' i]";
const MARK = "[style*='mso-list:ignore' i]";
const NUMBERED = /^\s*\(?[\w가-힣]+[.)]/;

function gather(paragraph) {
  const mark = paragraph.querySelector(MARK);
  const tag = NUMBERED.test(mark?.textContent) ? "ol" : "ul";
  const before = paragraph.previousElementSibling;
  const isNext = before?.localName === tag && "gathered" in before.dataset;
  const list = isNext ? before : document.createElement(tag);
  const item = document.createElement("li");
  list.dataset.gathered = "";
  mark?.remove();
  item.append(...paragraph.childNodes);
  if (!isNext) paragraph.before(list);
  list.append(item);
  paragraph.remove();
}

export const WordLists = Extension.create({
  name: "wordLists",
  priority: 200, // before all else is cleaned: the bullets are in the styles
  transformPastedHTML(html) {
    if (!html.includes("mso-list")) return html;
    const { body } = new DOMParser().parseFromString(html, "text/html");
    body.querySelectorAll(ITEMS).forEach(gather);
    return body.innerHTML;
  },
});
