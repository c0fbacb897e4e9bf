/* “Reply”, “Talk about this” and “Write a comment” lead to a page with a form. This fetches that form and opens it
   in place; when it cannot, the link is followed. Whoever puts a form on the page says so with “comment:placed”. */
const places = new Map();

const fetchForm = async (address) => {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("form[data-comment-form]");
};

const toggle = (link, place, isOpen) => {
  place.hidden = !isOpen;
  link.setAttribute("aria-expanded", isOpen);
  (isOpen ? place.querySelector("input:not([type=hidden]), textarea") : link).focus();
};

const open = async (link) => {
  const form = await fetchForm(link.href);
  const place = Object.assign(document.createElement("div"), { className: "in-place" });
  place.dataset.of = link.dataset.commentOpen;
  place.append(form);
  link.parentElement.after(place);
  form.dispatchEvent(new Event("comment:placed", { bubbles: true }));
  place.addEventListener("keydown", ({ key }) => key === "Escape" && toggle(link, place, false));
  place.addEventListener("click", ({ target }) => target.closest("[data-cancel]") && toggle(link, place, false));
  return place;
};

/* Several forms may stand open, so each gets ids of its own. */
document.addEventListener("comment:placed", ({ target }) => {
  const suffix = target.closest(".in-place")?.dataset.of;
  if (suffix) target.querySelector("[data-cancel]").hidden = false;
  for (const name of suffix ? ["id", "for", "aria-describedby", "href"] : []) {
    for (const element of target.querySelectorAll(name === "href" ? '[href^="#"]' : `[${name}]`)) {
      const ids = element.getAttribute(name).split(" ");
      element.setAttribute(name, ids.map((id) => `${id}-${suffix}`).join(" "));
    }
  }
});

/* Shut again, a form keeps what was typed; sent, it makes room for the next. */
document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-comment-open]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!places.has(link)) places.set(link, open(link));
  try {
    const place = await places.get(link);
    if (place.isConnected) return toggle(link, place, link.getAttribute("aria-expanded") !== "true");
    places.set(link, open(link));
    toggle(link, await places.get(link), true);
  } catch {
    location.assign(link.href);
  }
});
