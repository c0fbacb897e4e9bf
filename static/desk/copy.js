// Copies what stands in a box of the panel, which is drawn anew while one types.
const said = document.querySelector("#desk-said");

document.querySelector("#desk-panel")?.addEventListener("click", async ({ target }) => {
  const box = document.getElementById(target.dataset.copies ?? "");
  if (!box) return;
  box.select(); // where the clipboard is not ours, the link is ready to be copied by hand
  const done = await navigator.clipboard?.writeText(box.value).then(() => true, () => false);
  target.textContent = done ? "Copied" : "Press Ctrl+C";
  said.textContent = target.textContent;
});
