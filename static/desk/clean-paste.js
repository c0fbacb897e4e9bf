// What is pasted from Word, a document or a web page, reduced to the shapes that a review has.
import {
  Extension,
} from "django-prose-editor/editor";

const GONE = `style, script, title, meta, link, xml, iframe, svg, noscript, template, button, input, select, video, audio,
  [hidden], [style*='display:none' i], [style*='display: none' i], [style*='mso-hide:all' i]`;
const PICTURES = "img, picture, v\\:imagedata";
const BLOCKS = `p, div, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote, section, article, figure, figcaption, table,
  hr`;
const CELLS = ["tr", "td", "th", "dt", "dd", "caption", "summary", "details", "center"];
const RENAMED = { h1: "h2", h5: "h4", h6: "h4", ...Object.fromEntries(CELLS.map((cell) => [cell, "div"])) };
const UNWRAPPED = ":is(h2, h3, h4) :is(b, strong, span), a[href^='#'], a[href^='file:']";
const INVISIBLE = /[\u200b\ufeff\u00ad]/g;
const SPACES = /[\u00a0\u202f ]+/g;

function rename(element) {
  const renamed = document.createElement(RENAMED[element.localName]);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

const isEmpty = (block) => !block.textContent.trim() && !block.matches("hr, [data-photo], :has(hr, [data-photo])");

function cleaned(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const each = (selector, change) => [...body.querySelectorAll(selector)].reverse().forEach(change);
  const pictures = body.querySelectorAll(PICTURES).length - body.querySelectorAll("picture img").length;
  each(`${GONE}, ${PICTURES}`, (element) => element.remove());
  each(Object.keys(RENAMED).join(), rename);
  each(UNWRAPPED, (element) => element.replaceWith(...element.childNodes));
  const words = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) words.currentNode.data = words.currentNode.data.replace(INVISIBLE, "").replace(SPACES, " ");
  each("br", (line) => [...line.parentElement.children].some((other) => other.matches(BLOCKS)) && line.remove());
  each(BLOCKS, (block) => isEmpty(block) && block.remove());
  return { html: body.innerHTML, pictures };
}

export const CleanPaste = Extension.create({
  name: "cleanPaste",
  transformPastedHTML(html) {
    const { html: clean, pictures } = cleaned(html);
    if (pictures) document.dispatchEvent(new CustomEvent("desk:left-out", { detail: pictures }));
    return clean;
  },
});
