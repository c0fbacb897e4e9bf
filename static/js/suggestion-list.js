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
const marked = (text) => text.split(RUN).map((run, at) => (at % 2 ? make("span", { lang: "ko" }, run) : run));

/* A link, so that a click with any button or key does what it does elsewhere. */
const option = (id, { label: name, other, kind, why, address }) =>
  make(
    "a",
    { id, role: "option", "aria-selected": "false", tabindex: "-1", href: address },
    make("b", {}, ...marked(name)),
    ...[" ", ...marked(other), " "],
    make("small", {}, ...marked(why ? `${kind}, ${why}` : kind)),
  );

for (const field of document.querySelectorAll("form[role=search] input[name=q]")) {
  const id = `${field.id}-suggestions`;
  const list = make("div", { id, role: "listbox", "aria-label": label, class: "suggestions", hidden: "" });
  const status = make("p", { role: "status", class: "vh" });
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
  for (const [name, value] of Object.entries(roles)) field.setAttribute(name, value);
  field.form.append(list, status);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  field.addEventListener("suggestions", ({ detail }) => {
    list.replaceChildren(...detail.suggestions.map((one, at) => option(`${id}-${at}`, one)));
    status.textContent = detail.status;
  });
}
