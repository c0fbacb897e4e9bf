// The point of a picture that stays in sight: set by a click on the picture or by arrow keys, beside what boxes cut off.
const SHAPES = ["16:9", "1:1", "2:3"];
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const make = (tag, values = {}) => Object.assign(document.createElement(tag), values);
const percent = (part) => Math.round(Math.min(1, Math.max(0, part)) * 100);
const inTens = (value) => Math.floor((value + 5) / 10) * 10; // as the style sheet of the site has it

function equip(image) {
  const home = image.closest(".inline-related") ?? image.closest("fieldset.module");
  const boxes = ["across", "down"].map((side) => home?.querySelector(`input[name$="focus_${side}"]`));
  if (!boxes.every(Boolean)) return;
  const cross = make("span", { className: "desk-cross" });
  const frame = make("button", { type: "button", className: "desk-focus" });
  const crops = make("span", { className: "desk-crops", ariaHidden: "true" });
  const cut = SHAPES.map((shape) => {
    const crop = make("span", { title: shape });
    crop.dataset.shape = shape;
    crop.append(make("img", { alt: "" }));
    return crop;
  });
  crops.append(...cut);
  image.replaceWith(frame);
  frame.append(image, cross);
  frame.after(crops);

  const show = () => {
    const [x, y] = boxes.map((box) => Math.min(100, Math.max(0, Number(box.value) || 0)));
    frame.hidden = crops.hidden = image.hidden;
    frame.ariaLabel = `Focus of the picture: ${x} % across, ${y} % down. Arrow keys move it.`;
    frame.title = "Click the point that must stay in sight";
    Object.assign(cross.style, { left: `${x}%`, top: `${y}%` });
    for (const crop of cut) {
      if (!image.hidden && crop.firstChild.src !== image.src) crop.firstChild.src = image.src;
      crop.firstChild.style.objectPosition = `${inTens(x)}% ${inTens(y)}%`;
    }
  };
  const set = (values) => {
    boxes.forEach((box, side) => (box.value = Math.min(100, Math.max(0, values[side]))));
    boxes[0].dispatchEvent(new Event("input", { bubbles: true }));
  };
  frame.addEventListener("click", ({ detail, clientX, clientY }) => {
    const area = image.getBoundingClientRect();
    if (!detail) return; // the Enter key, which points nowhere
    set([percent((clientX - area.x) / area.width), percent((clientY - area.y) / area.height)]);
  });
  frame.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    set(boxes.map((box, side) => Number(box.value) + step[side] * (event.shiftKey ? 1 : 5)));
  });
  new MutationObserver(show).observe(image, { attributes: true, attributeFilter: ["src", "hidden"] });
  boxes[0].form.addEventListener("input", ({ target }) => boxes.includes(target) && show());
  show();
}

document.querySelectorAll("img.desk-picture").forEach((image) => image.closest(".empty-form") || equip(image));
document.addEventListener("formset:added", ({ target }) => target.querySelectorAll("img.desk-picture").forEach(equip));
