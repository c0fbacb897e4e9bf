// Shows a picture in its form as soon as its file is chosen; one that is refused gives way to the one before. The
// server has a picture once it was sent, and its box is empty again: what the file is called stands beside it.
const pictureOf = (element) =>
  (element.closest(".inline-related") ?? element.closest("fieldset.module"))?.querySelector("img.desk-picture");

function show(image, source) {
  image.hidden = !source;
  if (source) image.src = source;
  else image.removeAttribute("src");
  for (const side of ["width", "height"]) image.removeAttribute(side);
  document.dispatchEvent(new Event("desk:photos"));
}

function tellName(input) {
  const name = input.files[0] ? "" : input.dataset.sent ?? "";
  input.parentElement.querySelector(".desk-file-name")?.remove();
  input.toggleAttribute("data-kept", name !== "");
  if (name) input.after(Object.assign(document.createElement("span"), { className: "desk-file-name", textContent: name }));
}

document.addEventListener("change", ({ target }) => {
  const image = target.type === "file" && pictureOf(target);
  const file = image && target.files[0];
  if (!file) return;
  tellName(target);
  image.dataset.before ??= image.getAttribute("src") ?? "";
  const reader = new FileReader();
  reader.addEventListener("load", () => target.files[0] === file && show(image, reader.result));
  reader.readAsDataURL(file);
});
document.addEventListener("desk:sent", ({ target, detail }) => {
  const image = pictureOf(target);
  if (detail.token) image.dataset.before = detail.url;
  show(image, image.dataset.before);
  const input = target.querySelector("input[type=file]");
  if (detail.token) input.dataset.sent = detail.name;
  tellName(input);
});
for (const { dataset, form, name } of document.querySelectorAll("input[data-name]")) {
  const input = form.elements[name.replace(/waiting$/, "image")];
  input.dataset.sent = dataset.name;
  tellName(input);
}
