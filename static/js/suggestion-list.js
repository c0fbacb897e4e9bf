/* The list below a search field, and what is told of it to those who listen. It fills with each answer of
   suggestions.js; combobox.js, which is fetched after this, opens it and moves in it. */
const { label } = document.querySelector("script[data-suggestions]").dataset;
const RUN = /(\p{Script=Hangul}(?:[\p{Script=Hangul}\d ,.·!?~-]*\p{Script=Hangul})?)/u;

const make = (tag, attributes, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
};
const inScripts = (text) => text.split(RUN).map((run, at) => (at % 2 ? make("span", { lang: "ko" }, run) : run));

/* The letters of the question, in any case and with any spaces and hyphens between them. */
const asked = (query) => {
  const letters = query.match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.length ? new RegExp(`(${letters.join("[^\\p{L}\\p{N}]*")})`, "iu") : /$^/;
};
const marked = (text, query) =>
  text
    .split(asked(query))
    .flatMap((part, at) => (at % 2 ? make("mark", {}, ...inScripts(part)) : inScripts(part)));

/* A link, so that a click with any button or key does what it does elsewhere. */
const option = (id, address, attributes, ...inside) =>
  make("a", { id, role: "option", "aria-selected": "false", tabindex: "-1", href: address, ...attributes }, ...inside);

const named = (id, query, { label: name, other, kind, why, address }) =>
  option(
    id,
    address,
    {},
    make("b", {}, ...marked(name, query)),
    ...[" ", ...marked(other, query), " "],
    make("small", {}, ...inScripts(why ? `${kind}, ${why}` : kind)),
  );

/* Nothing for a question that was none; what says that there is nothing is told by the status. */
const rows = (id, { query, status, suggestions, all }) => {
  if (!all) return [];
  const found = suggestions.map((one, at) => named(`${id}-${at}`, query, one));
  const none = make("p", { "aria-hidden": "true" }, status);
  return [...(found.length ? found : [none]), option(`${id}-all`, all.address, { class: "all" }, ...inScripts(all.label))];
};

for (const field of document.querySelectorAll("form[role=search] input[name=q]")) {
  const id = `${field.id}-suggestions`;
  const list = make("div", { id, role: "listbox", "aria-label": label, class: "suggestions", hidden: "" });
  const status = make("p", { role: "status", class: "vh" });
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
  for (const [name, value] of Object.entries(roles)) field.setAttribute(name, value);
  field.form.append(list, status);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  field.addEventListener("suggestions", ({ detail }) => {
    list.replaceChildren(...rows(id, detail));
    status.textContent = detail.status;
  });
}
