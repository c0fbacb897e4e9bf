// Shows a picture in its form as soon as its file is chosen; one that is refused gives way to the one before.
const pictureOf = (element) =>
  (element.closest(".inline-related") ?? element.closest("fieldset.module"))?.querySelector("img.desk-picture");

function show(image, source) {
  image.hidden = !source;
  if (source) image.src = source;
  else image.removeAttribute("src");
  for (const side of ["width", "height"]) image.removeAttribute(side);
  document.dispatchEvent(new Event("desk:photos"));
}

document.addEventListener("change", ({ target }) => {
  const image = target.type === "file" && pictureOf(target);
  const file = image && target.files[0];
  if (!file) return;
  image.dataset.before ??= image.getAttribute("src") ?? "";
  const reader = new FileReader();
  reader.addEventListener("load", () => target.files[0] === file && show(image, reader.result));
  reader.readAsDataURL(file);
});
document.addEventListener("desk:sent", ({ target, detail }) => {
  const image = pictureOf(target);
  if (detail.token) image.dataset.before = detail.url;
  show(image, image.dataset.before);
});
