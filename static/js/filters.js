/* Forms of filters: an address says only what was chosen, and a page that the browser's Back brings again has the
   choices of its own address in its boxes. */
const forms = document.querySelectorAll(".filters form");

const boxes = (form) => form.querySelectorAll("select");
for (const form of forms) {
  form.addEventListener("submit", () => boxes(form).forEach((box) => (box.disabled = !box.value)));
}
addEventListener("pageshow", () => {
  for (const form of forms) {
    boxes(form).forEach((box) => (box.disabled = false));
    form.reset();
  }
});
