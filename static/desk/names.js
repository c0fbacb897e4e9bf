// Gives the boxes of inline tables, and the boxes that select2 draws, the names that their page shows.
let count = 0;

function idOf(element) {
  if (element && !element.id) element.id = `desk-name-${(count += 1)}`;
  return element?.id;
}

// The label of a box, or the heading of its column.
function nameOf(box) {
  const label = document.querySelector(`label[for="${box.id}"]`);
  const cell = box.closest("td");
  const column = [...(cell?.classList ?? [])].find((name) => name.startsWith("field-"));
  const heading = column ? `.${column.replace("field", "column")}` : ":last-child";
  return idOf(label ?? cell?.closest("table").querySelector(`thead th${heading}`));
}

function nameAll() {
  for (const box of document.querySelectorAll(".tabular td :is(input, select, textarea):not([type=hidden])")) {
    const name = box.labels?.length ? "" : nameOf(box);
    if (name) box.setAttribute("aria-labelledby", name);
  }
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const drawn = select.parentElement.querySelector(".select2-selection");
    const name = drawn && nameOf(select);
    const value = drawn?.querySelector(".select2-selection__rendered");
    if (name) drawn.setAttribute("aria-labelledby", `${name} ${idOf(value)}`);
    if (name) value.setAttribute("aria-labelledby", `${name} ${idOf(value)}`);
    if (name) drawn.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", name);
  }
}

window.django.jQuery(nameAll); // in the order of their scripts: select2 has drawn its boxes by then
document.addEventListener("formset:added", () => setTimeout(nameAll));
