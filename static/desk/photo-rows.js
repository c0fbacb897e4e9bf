// Photo rows of the review form: a new one for every file that is dropped, chosen among several or pasted.
const GROUP = "#photos-group";
const rows = () => [...document.querySelectorAll(`${GROUP} .inline-related:not(.empty-form)`)];
const box = (row, name) => row.querySelector(`input[name$="-${name}"]`);
const most = () => Number(document.querySelector("#id_photos-MAX_NUM_FORMS").value);
const isPhoto = (event) => event.target.closest?.(`${GROUP} .inline-related`);

const tell = () => document.dispatchEvent(new Event("desk:photos"));

function rowFor(file) {
  document.querySelector(`${GROUP} .add-row a`).click();
  const row = rows().at(-1);
  const chosen = new DataTransfer();
  chosen.items.add(file);
  row.dataset.fresh = "";
  box(row, "image").files = chosen.files;
  box(row, "image").dispatchEvent(new Event("change", { bubbles: true }));
  return row;
}

document.addEventListener("formset:added", ({ detail }) => detail.formsetName === "photos" && tell());
document.addEventListener("formset:removed", () => setTimeout(tell)); // once Django has numbered the headings
document.addEventListener("input", (event) => isPhoto(event) && tell());
// Tells whoever asks, the buttons above the rows or the text, which rows the files have got.
document.addEventListener("desk:add-photos", ({ detail }) => {
  const may = document.querySelector(`${GROUP} .add-row a`);
  detail.rows = may ? [...detail.files].slice(0, Math.max(0, most() - rows().length)).map(rowFor) : [];
});
window.django.jQuery(tell);
