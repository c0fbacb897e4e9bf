// Work that is not saved: asks before it is left, and names the files that a refused form has lost.
const form = document.querySelector("#content-main form[method=post]");
const KEY = `desk:files ${location.pathname}`;
const chosen = () =>
  [...form.querySelectorAll("input[type=file]")].flatMap(({ name, files }) => (files[0] ? [[name, files[0].name]] : []));

const askAgain = ([name, file]) => {
  const input = form.elements[name];
  if (!input || input.getAttribute("aria-invalid") === "true") return; // what was refused is of no use again
  const note = document.createElement("p");
  note.className = "errornote desk-file-lost";
  note.id = `${input.id}-lost`;
  note.textContent = `Choose “${file}” again: a browser gives no file to a form that comes back.`;
  input.before(note);
  input.setAttribute("aria-describedby", note.id);
};

if (form) {
  const wasRefused = document.querySelector(".errornote") !== null;
  let isUnsaved = wasRefused;
  for (const kind of ["input", "change"]) form.addEventListener(kind, () => (isUnsaved = true));
  form.addEventListener("submit", () => {
    isUnsaved = false;
    sessionStorage.setItem(KEY, JSON.stringify(chosen()));
  });
  addEventListener("beforeunload", (event) => isUnsaved && event.preventDefault());
  if (wasRefused) JSON.parse(sessionStorage.getItem(KEY) ?? "[]").forEach(askAgain);
  sessionStorage.removeItem(KEY);
}
