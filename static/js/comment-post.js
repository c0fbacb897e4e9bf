/* Sends a comment form without leaving the page. What comes back stands in its place: the comment, or the form with
   what is to be mended or with the preview. Where nothing comes back that can be read, the form stays as it is. */
const teller = Object.assign(document.createElement("p"), { className: "vh" });
teller.setAttribute("role", "status");
document.body.append(teller);

const send = async (form, button) => {
  const body = new FormData(form);
  body.set("in_place", "1");
  if (button?.name) body.set(button.name, button.value);
  const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await response.text(), "text/html");
};

/* The new comment takes the place of a form that was opened; a page with nothing but the form is left for it. */
const showPosted = (form, posted) => {
  form.dispatchEvent(new Event("comment:posted", { bubbles: true }));
  const place = form.closest(".in-place");
  if (!place) {
    location.assign(posted.dataset.posted);
    return;
  }
  place.previousElementSibling.querySelector("[aria-expanded]")?.setAttribute("aria-expanded", "false");
  place.replaceWith(posted);
  for (const veil of posted.querySelectorAll("details.veil")) veil.open = true;
  const comment = posted.querySelector("article");
  comment.tabIndex = -1;
  comment.focus();
  teller.textContent = posted.querySelector("[data-told]").textContent;
};

const showAgain = (form, next) => {
  form.replaceWith(next);
  next.dispatchEvent(new Event("comment:placed", { bubbles: true }));
  next.querySelector(".errors[role=alert], [data-preview]")?.focus();
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-comment-form]") || event.defaultPrevented) return;
  event.preventDefault();
  const unsent = form.querySelector("[data-unsent]");
  unsent.hidden = true;
  form.inert = event.submitter.disabled = true;
  const page = await send(form, event.submitter).catch(() => null);
  form.inert = event.submitter.disabled = false;
  const [posted, next] = ["[data-posted]", "form[data-comment-form]"].map((part) => page?.querySelector(part));
  if (posted) return showPosted(form, posted);
  if (next) return showAgain(form, next);
  unsent.hidden = false;
  unsent.focus();
});
