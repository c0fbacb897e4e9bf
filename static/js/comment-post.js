/* Sends a comment form without leaving the page. What comes back stands in its place: the comment, or the form with
   what is to be mended or with the preview. Where no form comes back, this one stays as it is and says why. */
const teller = Object.assign(document.createElement("p"), { className: "vh" });
teller.setAttribute("role", "status");
document.body.append(teller);

const send = async (form, button) => {
  const body = new FormData(form);
  body.set("in_place", "1");
  if (button?.name) body.set(button.name, button.value);
  const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { page, address: response.headers.get("Location") };
};

/* The new comment takes the place of a form that was opened; a page with nothing but the form is left for it. */
const showPosted = (form, posted, address) => {
  const { id, dataset } = posted.querySelector("article");
  const detail = { id, at: dataset.published, waitsAt: "waits" in posted.dataset ? address : "" };
  form.dispatchEvent(new CustomEvent("comment:posted", { bubbles: true, detail }));
  const place = form.closest(".in-place");
  if (!place) return location.assign(address);
  place.previousElementSibling.querySelector("[aria-expanded]")?.setAttribute("aria-expanded", "false");
  place.replaceWith(posted);
  for (const veil of posted.querySelectorAll("details.veil")) veil.open = true;
  posted.dispatchEvent(new Event("comment:shown", { bubbles: true }));
  const comment = posted.querySelector("article");
  comment.tabIndex = -1;
  comment.focus({ preventScroll: true });
  posted.scrollIntoView({ block: "nearest" });
  teller.textContent = posted.querySelector("[data-told]").textContent;
};

const showAgain = (form, next) => {
  form.replaceWith(next);
  next.dispatchEvent(new Event("comment:placed", { bubbles: true }));
  (next.querySelector("[data-preview]") ?? next.querySelector(".errors[role=alert]"))?.focus();
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-comment-form]") || event.defaultPrevented) return;
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("[type=submit]");
  const unsent = form.querySelector("[data-unsent]");
  unsent.hidden = true;
  for (const old of form.querySelectorAll(".errors[role=alert], .field-error")) old.remove();
  for (const box of form.querySelectorAll("[aria-invalid]")) box.removeAttribute("aria-invalid");
  form.inert = button.disabled = true;
  const answer = await send(form, button).catch(() => null);
  form.inert = button.disabled = false;
  const [posted, next] = ["[data-posted]", "form[data-comment-form]"].map((part) => answer?.page.querySelector(part));
  if (posted) return showPosted(form, posted, answer.address);
  if (next) return showAgain(form, next);
  const why = answer?.page.querySelector(".errors[role=alert]")?.textContent.trim();
  unsent.dataset.lost ??= unsent.textContent;
  unsent.firstElementChild.textContent = why || (answer && unsent.dataset.refused) || unsent.dataset.lost;
  unsent.hidden = false;
  unsent.focus();
});
