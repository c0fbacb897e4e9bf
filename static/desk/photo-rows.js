// Photo rows of the review form: the next free number, and a preview of the file that was chosen.
const PHOTOS = "#photos-group .inline-related:not(.empty-form)";
const tell = () => document.dispatchEvent(new Event("desk:photos"));

document.addEventListener("formset:added", (event) => {
  if (event.detail.formsetName !== "photos") return;
  const numbers = [...document.querySelectorAll(`${PHOTOS} input[name$="-number"]`)].map((box) => Number(box.value));
  event.target.querySelector('input[name$="-number"]').value = Math.max(0, ...numbers) + 1;
  tell();
});
document.addEventListener("formset:removed", tell);
document.addEventListener("input", (event) => event.target.closest?.(PHOTOS) && tell());
document.addEventListener("change", (event) => {
  const row = event.target.type === "file" && event.target.closest(PHOTOS);
  const file = row && event.target.files[0];
  if (!file) return;
  const reader = new FileReader();
  reader.addEventListener("load", () => {
    const image = row.querySelector("img.desk-thumbnail") ?? document.createElement("img");
    Object.assign(image, { className: "desk-thumbnail", src: reader.result, alt: "" });
    row.querySelector(".desk-seal")?.replaceWith(image);
    tell();
  });
  reader.readAsDataURL(file);
});
