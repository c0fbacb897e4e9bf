/* The keys of a search field and its list of suggestions, as the ARIA pattern “editable combobox with list
   autocomplete, manual selection” has them: the caret stays in the field, Enter follows what the arrows stand on. */
const COMPOSING = 229; // the code of any key that an input method takes, where isComposing comes too late

const equip = (field) => {
  const list = document.getElementById(field.getAttribute("aria-controls"));
  const chosen = () => list.querySelector("[aria-selected=true]");
  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option?.id ?? "");
  };
  /* These tell whether the key was used: if not, the browser does what it does in any field. */
  const show = (isWanted) => {
    const was = list.hidden;
    choose();
    list.hidden = !(isWanted && list.firstChild && field === document.activeElement);
    field.setAttribute("aria-expanded", String(!list.hidden));
    return list.hidden !== was;
  };
  const step = (by) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (list.hidden) show(true);
    const at = chosen() ? options.indexOf(chosen()) + by : Math.min(by, 0);
    choose(options.at(at % options.length));
    return options.length > 0;
  };
  const edge = (place) => {
    if (!chosen()) return false;
    field.setSelectionRange(place, place);
    return !choose();
  };
  const enter = () => {
    const link = chosen();
    link?.click();
    show(false);
    return link;
  };
  const KEYS = {
    ArrowDown: ({ altKey }) => (altKey ? show(true) : step(1)),
    ArrowUp: ({ altKey }) => (altKey ? show(false) : step(-1)),
    ArrowLeft: () => choose(),
    ArrowRight: () => choose(),
    Home: () => edge(0),
    End: () => edge(field.value.length),
    Enter: enter,
    Escape: () => show(false),
  };
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === COMPOSING) return;
    if (KEYS[event.key]?.(event)) event.preventDefault();
  });
  field.addEventListener("suggestions", () => show(true));
  field.addEventListener("input", () => choose());
  field.addEventListener("blur", () => show(false));
  list.addEventListener("click", () => show(false));
};

document.querySelectorAll("form[role=search] input[name=q]").forEach(equip);
