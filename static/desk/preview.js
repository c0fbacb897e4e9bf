// The public page of what is typed, at the width of a phone or a desktop, beside the form.
const pane = document.querySelector("#desk-preview");
const frame = pane?.querySelector("iframe");
const buttons = [...(pane?.querySelectorAll("button[data-width]") ?? [])];
const content = document.querySelector("#content");
const said = document.querySelector("#desk-said");
let width = 0;

function fit() {
  const scale = Math.min(1, frame.parentElement.clientWidth / width);
  Object.assign(frame.style, {
    inlineSize: `${width}px`,
    blockSize: `${frame.parentElement.clientHeight / scale}px`,
    transform: `scale(${scale})`,
  });
}

function show(chosen) {
  width = chosen === width ? 0 : chosen;
  content.dataset.preview = width || "off";
  for (const button of buttons) button.ariaPressed = String(Number(button.dataset.width) === width);
  frame.parentElement.hidden = !width;
  said.textContent = width ? `Preview ${width} pixels wide. Press the button again to close it.` : "Preview closed.";
  if (!width) return;
  if (!frame.getAttribute("src")) frame.src = pane.dataset.address;
  fit();
}

if (pane) {
  pane.hidden = false;
  for (const button of buttons) button.addEventListener("click", () => show(Number(button.dataset.width)));
  document.addEventListener("desk:kept", () => width && frame.contentWindow.location.reload());
  new ResizeObserver(() => width && fit()).observe(frame.parentElement);
}
