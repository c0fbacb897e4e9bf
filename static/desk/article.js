// An article in its box: what is pasted keeps its headings and lists, and nothing typed is lost with the tab.
const form = document.querySelector("#article_form");
const editor = (form ?? document.querySelector("#desk-article"))?.dataset.editor;
const KEY = `desk:article ${editor}`; // of one editor: a browser may be shared
const MOST = 500_000; // characters
const GONE = "style, script, title, meta, link, xml, noscript, template, [style*='mso-hide:all' i]";
const KEPT = ["href", "src", "alt", "title", "colspan", "rowspan", "width", "height"];
const LOOKS = "span:not(:has(img)), font, o\\:p, b[style*='font-weight:normal' i], b[style*='font-weight: normal' i]";
const LOOKS_LIKE_SOURCE = /^\s*<[a-z!][^>]*>/i;

// The HTML of what was copied, without what an office writes for itself; cleaned for good by the server.
function source(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll(GONE)) element.remove();
  for (const look of [...body.querySelectorAll(LOOKS)].reverse()) look.replaceWith(...look.childNodes);
  for (const element of body.querySelectorAll("*"))
    for (const { name } of [...element.attributes]) KEPT.includes(name) || element.removeAttribute(name);
  const notes = document.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  for (let note = notes.nextNode(); note; note = notes.nextNode()) note.remove();
  return body.innerHTML.replace(/(<\/(?:p|h[1-6]|li|ul|ol|tr|table|blockquote|div)>)\s*/g, "$1\n").trim();
}

function paste(event) {
  const [html, plain] = ["text/html", "text/plain"].map((type) => event.clipboardData.getData(type));
  if (!html || LOOKS_LIKE_SOURCE.test(plain)) return;
  event.preventDefault();
  const box = event.target;
  box.setRangeText(source(html), box.selectionStart, box.selectionEnd, "end");
  say("Pasted as HTML, so that headings, lists and links are kept.");
  keep();
}

const say = (words) => (document.querySelector("#article-said").textContent = words);
const typed = () => JSON.stringify([form.elements.headline.value, form.elements.text.value]);

function keep() {
  try { localStorage.setItem(KEY, typed()); } catch { say("This browser can keep no more: read the article before you leave."); }
}

if (form) {
  const box = form.elements.text;
  const [headline, text] = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  if (text && !box.value && !form.elements.headline.value) {
    [form.elements.headline.value, box.value] = [headline, text];
    say("This is what you had here before and had not read.");
  }
  box.addEventListener("paste", paste);
  form.addEventListener("input", keep);
  window.addEventListener("pageshow", () => delete form.dataset.sent);
  form.addEventListener("submit", (event) => {
    if ("sent" in form.dataset) return event.preventDefault(); // a second click begins no second form
    if (box.value.length <= MOST) return (form.dataset.sent = "");
    event.preventDefault();
    say(`An article has ${MOST.toLocaleString("en")} characters at most, and this is ${box.value.length.toLocaleString("en")} long: take something out.`);
    box.focus();
  });
} else if (editor) {
  localStorage.removeItem(KEY); // the server has it, beside the form; Django focuses its first button, which Enter would press
  window.addEventListener("load", () => document.querySelector(".desk-wrong, body:not(:has(.desk-wrong)) #desk-article-heading").focus());
}
