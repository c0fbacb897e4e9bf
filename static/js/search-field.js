/* The scripts of the suggestions are fetched, and run in their order, once a reader comes to a search field; without
   them it is a plain one. */
const FIELDS = "form[role=search] input[name=q]";
const { scripts } = document.querySelector("script[data-suggestions]").dataset;

const come = ({ target }) => {
  if (!target.matches?.(FIELDS)) return;
  removeEventListener("focusin", come);
  for (const src of scripts.split(" ")) {
    document.head.append(Object.assign(document.createElement("script"), { type: "module", async: false, src }));
  }
};
addEventListener("focusin", come);
come({ target: document.activeElement });
