/* Copying the address, and the device's own share sheet. Without either, the plain link stays. */
const row = document.querySelector("[data-share]");

if (row) {
  const [link, copy, sheet, said] = ["a", "[data-copy]", "[data-sheet]", "output"].map((one) => row.querySelector(one));

  if (navigator.clipboard) {
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(link.href);
        said.value = copy.dataset.done;
      } catch {
        said.value = copy.dataset.failed.replace("#", link.href);
      }
    });
    copy.hidden = false;
    link.hidden = true;
  }

  if (navigator.share) {
    sheet.addEventListener("click", () => {
      /* Refused, or shut again by the reader: nothing to say. */
      navigator.share({ title: document.title, url: link.href }).catch(() => {});
    });
    sheet.hidden = false;
  }
}
