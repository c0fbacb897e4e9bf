/* “Reply” and “Write a comment” lead to a page with a form. This fetches that form and opens it in place;
   when it cannot, the link is followed. */
const fetchForm = async (address) => {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("form[data-comment-form]");
};

/* Several forms may stand open, so each gets ids of its own. */
const renameIds = (form, suffix) => {
  for (const element of form.querySelectorAll("[id], [for], [aria-describedby]")) {
    for (const name of ["id", "for", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(" ").map((id) => `${id}-${suffix}`).join(" "));
    }
  }
};

const toggle = (link, place, isOpen) => {
  place.hidden = !isOpen;
  link.setAttribute("aria-expanded", isOpen);
  if (isOpen) place.querySelector("input:not([type=hidden]), textarea").focus();
};

const open = async (link) => {
  const form = await fetchForm(link.href);
  renameIds(form, link.dataset.commentOpen);
  const place = document.createElement("div");
  place.className = "in-place";
  place.append(form);
  link.parentElement.after(place);
  place.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    toggle(link, place, false);
    link.focus();
  });
  return place;
};

/* Shut again, a form keeps what was typed. */
for (const link of document.querySelectorAll("[data-comment-open]")) {
  let place;
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      place ??= open(link);
      toggle(link, await place, link.getAttribute("aria-expanded") !== "true");
    } catch {
      location.assign(link.href);
    }
  });
}
