// Keeps what is typed: in this browser at once, on the server some seconds later, and there again once it answers.
const form = document.querySelector("#review_form");
const panel = document.querySelector("#desk-panel");
const AFTER = 3000; // milliseconds from the first key to the server, however long somebody types on
const BEAT = 30_000; // between two signs that the form is open
const HERE = `desk:work ${panel?.dataset.work}`;
const NOTES = {
  login: "You are logged out. What you type is kept in this browser: log in again in another tab, then go on here.",
  server: "The server does not answer. What you type is kept in this browser.",
};

const keyOf = (body) => `${HERE} ${new URLSearchParams(body).get("_form")}`;
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
const isText = ([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken";
const typed = () => new URLSearchParams([...new FormData(form)].filter(isText)).toString();

function say(trouble) {
  panel.querySelector("[role=alert]")?.remove();
  if (!trouble) return;
  const words = { className: "desk-warning", role: "alert", textContent: NOTES[trouble] };
  panel.prepend(Object.assign(document.createElement("p"), words));
}

// Whether the server has it; what was saved in the meantime it need not keep.
async function send(body) {
  const type = { "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token() };
  const asked = body ? { method: "POST", headers: type, body } : {};
  const response = await fetch(`${panel.dataset.work}?_form=${form.elements._form.value}`, asked).catch(() => null);
  const isOut = response?.redirected || response?.status === 403;
  if (response?.status === 200 && !isOut && !panel.contains(document.activeElement)) panel.innerHTML = await response.text();
  say(isOut ? "login" : response?.ok ? "" : "server");
  return !isOut && response?.ok;
}

let timer = 0;
async function keep() {
  const body = typed();
  timer = 0;
  if ((await send(body)) && localStorage.getItem(keyOf(body)) === body) localStorage.removeItem(keyOf(body));
  document.dispatchEvent(new Event("desk:kept"));
}
function note() {
  const body = typed();
  localStorage.setItem(keyOf(body), body);
  timer ||= setTimeout(keep, AFTER);
}
// What another form of this page left behind when its tab, its login or the server went.
async function bringBack() {
  const own = form.elements._form.value;
  const left = Object.keys(localStorage).filter((key) => key.startsWith(`${HERE} `) && !key.endsWith(own));
  for (const key of left) if (await send(localStorage.getItem(key))) localStorage.removeItem(key);
  await send();
}
if (form && panel) {
  for (const kind of ["input", "change"]) form.addEventListener(kind, note);
  document.addEventListener("formset:removed", note);
  form.addEventListener("submit", () => (note(), (form.elements.csrfmiddlewaretoken.value = token())));
  setInterval(() => timer || send(), BEAT);
  bringBack();
}
