// Keeps what is typed: in this browser at once, on the server some seconds later, and there again once it answers.
const form = document.querySelector("#review_form");
const panel = document.querySelector("#desk-panel");
const [AFTER, BEAT] = [3000, 30_000]; // milliseconds from the first key to the server; between two signs that the form is open
const HERE = `desk:work ${panel?.dataset.editor} ${panel?.dataset.work}`; // of one editor: a browser may be shared
const NOTES = {
  login: "You are logged out. What you type is kept in this browser: log in again in another tab, then go on here.",
  server: "The server does not answer. What you type is kept in this browser.",
  full: "This browser can keep no more. What you type is kept by the server alone.",
};
const ownKey = () => `${HERE} ${form.elements._form.value}`;
const drop = (key, body) => localStorage.getItem(key) === body && localStorage.removeItem(key);
const token = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
const isText = ([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken";
const typed = () => new URLSearchParams([...new FormData(form)].filter(isText)).toString();

function say(trouble) {
  panel.querySelector("[role=alert]")?.remove();
  const words = { className: "desk-warning", role: "alert", textContent: NOTES[trouble] };
  if (trouble) panel.prepend(Object.assign(document.createElement("p"), words));
}

// Whether the server has it; what was saved in the meantime it need not keep.
async function send(body) {
  const headers = { "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token() };
  const asked = body ? { method: "POST", headers, body } : {};
  const response = await fetch(`${panel.dataset.work}?_form=${form.elements._form.value}`, asked).catch(() => null);
  const isOut = response?.redirected || response?.status === 403;
  if (response?.status === 200 && !isOut && !panel.contains(document.activeElement)) panel.innerHTML = await response.text();
  return say(isOut ? "login" : response?.ok ? "" : "server"), !isOut && response?.ok;
}
let [timer, last] = [0, Promise.resolve()]; // one after the other, so that an older state never comes last
function keep() {
  timer = 0;
  last = last.then(async () => {
    const body = typed();
    if (await send(body)) drop(ownKey(), body);
    document.dispatchEvent(new Event("desk:kept"));
  });
}
function note() {
  timer ||= setTimeout(keep, AFTER);
  try { localStorage.setItem(ownKey(), typed()); } catch { say("full"); }
}
// What this form, by way of the login, or another of this page left behind when its tab, its login or the server went.
async function bringBack() {
  const own = localStorage.getItem(ownKey());
  const isLeft = own && own !== typed() && document.referrer.includes("/login/") && (await send(own));
  if (isLeft) return drop(ownKey(), own), location.replace(location.href);
  const left = Object.entries(localStorage).filter(([key]) => key.startsWith(`${HERE} `) && key !== ownKey());
  for (const [key, body] of left) if (await send(body)) drop(key, body);
  await send();
}
if (form && panel) {
  for (const kind of ["input", "change"]) form.addEventListener(kind, note);
  document.addEventListener("formset:removed", note);
  form.addEventListener("submit", () => (note(), (form.elements.csrfmiddlewaretoken.value = token())));
  setInterval(() => timer || (localStorage.getItem(ownKey()) ? keep() : send()), BEAT);
  bringBack();
}
