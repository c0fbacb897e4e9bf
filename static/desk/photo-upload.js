// Sends the picture of a photo's row at once, so that no refused form, crash or lost login loses it.
const TROUBLE = {
  login: "You are logged out. Log in again in another tab, then send it again.",
  server: "The server does not answer, so the picture is not kept yet.",
  size: "The server takes no file of this size. Make the picture smaller.",
};
const box = (row, name) => row.querySelector(`input[name$="-${name}"]`);
const token = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1];
let queue = Promise.resolve();

function say(row, words, again) {
  row.querySelector(".desk-photo-note")?.remove();
  if (!words) return;
  const note = Object.assign(document.createElement("p"), { className: "desk-photo-note", role: "alert" });
  const button = { type: "button", className: "button", textContent: "Send it again", onclick: again };
  note.textContent = words;
  if (again) note.append(" ", Object.assign(document.createElement("button"), button));
  box(row, "image").before(note);
}

function post(file, address, progress) {
  const request = new XMLHttpRequest();
  const data = new FormData();
  data.append("image", file);
  request.upload.addEventListener("progress", ({ loaded, total }) => (progress.value = loaded / total));
  request.open("POST", address);
  request.setRequestHeader("X-CSRFToken", token() ?? "");
  request.send(data);
  return new Promise((done) => request.addEventListener("loadend", () => done(request)));
}

// With a token, with an error that stays, or with a trouble that may pass.
function answerOf(request, address) {
  if (request.status === 413) return { error: TROUBLE.size };
  const from = request.responseURL && new URL(request.responseURL).pathname;
  if (request.status === 403 || (from && from !== address)) return { trouble: TROUBLE.login };
  const isAnswer = request.getResponseHeader("Content-Type") === "application/json";
  return isAnswer ? JSON.parse(request.response) : { trouble: TROUBLE.server };
}

async function send(row, file) {
  const [input, waiting] = [box(row, "image"), box(row, "waiting")];
  const progress = Object.assign(document.createElement("progress"), { ariaLabel: `Sending ${file.name}` });
  say(row, "");
  input.after(progress);
  const answer = answerOf(await post(file, waiting.dataset.send, progress), waiting.dataset.send);
  progress.remove();
  if (!row.isConnected || input.files[0] !== file) return; // taken away, or another was chosen
  if (answer.trouble) return say(row, `“${file.name}”: ${answer.trouble}`, () => enqueue(row, file));
  input.value = "";
  if (answer.token) waiting.value = answer.token;
  else say(row, `“${file.name}”: ${answer.error}`);
  row.dispatchEvent(new CustomEvent("desk:sent", { bubbles: true, detail: { file, ...answer } }));
  waiting.dispatchEvent(new Event("input", { bubbles: true }));
}
const enqueue = (row, file) => (queue = queue.then(() => send(row, file)));
document.addEventListener("change", ({ target }) => {
  const row = target.type === "file" && target.closest("#photos-group .inline-related");
  if (row && target.files[0]) enqueue(row, target.files[0]);
});
