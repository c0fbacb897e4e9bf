/* After a comment was posted, this browser offers its writer's name and address for the next one, until told not to. */
const KEY = "daesa:writer";
const BOXES = ["name", "email"];

const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};

const offer = (form) => {
  const writer = kept();
  for (const name of BOXES) {
    const box = form.elements[name];
    if (box && !box.value) box.value = writer[name] ?? "";
  }
  const way = form.querySelector("[data-forget-writer]");
  if (way) way.hidden = !writer.name;
};

document.addEventListener("comment:placed", ({ target }) => offer(target));
document.addEventListener("comment:posted", ({ target: { elements } }) => {
  if (!elements.name) return;
  const writer = BOXES.map((name) => [name, elements[name]?.value ?? ""]);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(writer)));
  } catch {
    /* Then they are typed again. */
  }
});
document.addEventListener("click", ({ target }) => {
  const way = target.closest("[data-forget-writer]");
  if (!way) return;
  localStorage.removeItem(KEY);
  for (const name of BOXES) way.closest("form").elements[name].value = "";
  way.replaceWith(way.dataset.done);
});
for (const form of document.querySelectorAll("form[data-comment-form]")) offer(form);
