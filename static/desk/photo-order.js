// When photos change their numbers, the text and the moments go on showing the same pictures.
document.querySelector("#photos-group")?.addEventListener("desk:dealt", ({ detail: changed }) => {
  for (const box of document.querySelectorAll('input[name^="moments-"][name$="-photo_number"]'))
    box.value = changed.get(Number(box.value)) ?? box.value;
  document.dispatchEvent(new CustomEvent("desk:renumbered", { detail: changed }));
});
