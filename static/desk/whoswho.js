// Who's who: corrects a name wherever it is typed, or tells the server that it is right.
const [form, panel, said] = ["#review_form", "#desk-panel", "#desk-said"].map((id) => document.querySelector(id));
const BOXES = /(^|-)(headline|dek|in_brief|alt|caption|title|text|quote|quote_hangul|speaker|comment)$/;
const LETTER = "[\\p{L}\\p{N}]";

// A whole word: not a part of a longer name. What may follow one, the list of names says.
function pattern(words, { afterHangul, honorific }) {
  const literal = RegExp.escape?.(words) ?? words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const end = `(?!${LETTER})`;
  const after = /\p{sc=Hangul}$/u.test(words) ? `(?=${afterHangul}${end})` : `${end}(?![-‐‑](?!${honorific}${end}))`;
  return new RegExp(`(?<!${LETTER}|${LETTER}[-‐‑])${literal.replace(/ |\\x20/g, "[ \\u00a0]")}${after}`, "gu");
}

// In one step, to be undone in one; from the end, so that what stands before keeps its place.
function correctBody(editor, found, to) {
  const places = [];
  editor.state.doc.descendants((block, start) => {
    if (!block.isTextblock) return;
    const text = block.textBetween(0, block.content.size, "", "\ufffc");
    for (const match of text.matchAll(found)) places.unshift([start + 1 + match.index, match[0].length]);
  });
  const change = (tr) => places.forEach(([from, length]) => tr.insertText(to, from, from + length));
  if (places.length) editor.chain().command(({ tr }) => (change(tr), true)).run();
  return places.length;
}
function correctBoxes(found, to) {
  let count = 0;
  for (const box of form.querySelectorAll("input[type=text], textarea")) {
    if (!BOXES.test(box.name) || !box.value.match(found)) continue;
    count += box.value.match(found).length;
    box.value = box.value.replace(found, () => to);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return count;
}
function correct({ from, to }, endings) {
  const editor = form.querySelector(".ProseMirror")?.editor;
  const found = pattern(from, endings);
  const count = correctBoxes(found, to) + (editor ? correctBody(editor, found, to) : 0);
  return [true, count ? `Corrected: ${to}, ${count} times.` : `“${from}” is not in the text any more.`];
}
async function tell({ address, words }) {
  const [, token] = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/) ?? []; // a new login has a new one
  const headers = { "X-CSRFToken": token ?? form.elements.csrfmiddlewaretoken.value };
  const asked = { method: "POST", headers, body: new URLSearchParams({ words }) };
  const answer = await fetch(address, asked).catch(() => null);
  const isText = answer && !answer.redirected && answer.headers.get("Content-Type")?.startsWith("text/plain");
  return [answer?.ok && isText, isText ? await answer.text() : "That did not work. Are you still logged in?"];
}
panel?.addEventListener("click", async ({ target }) => {
  const row = target.closest(".desk-names li");
  const button = row && target.closest("button");
  if (!button) return;
  const [done, words] = button.dataset.from ? correct(button.dataset, row.parentElement.dataset) : await tell(button.dataset);
  said.textContent = words;
  if (!done) return;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  (next?.querySelector("button") ?? panel).focus();
  row.remove();
});
