// Names the body editor and its row of buttons, and says which of them are pressed or of no use now.
import {
  Extension,
} from "django-prose-editor/editor";

export const Toolbar = Extension.create({
  name: "toolbar",
  priority: 1, // after the menu, whose buttons it describes
  onCreate({ editor }) {
    const text = editor.view.dom;
    const bar = text.previousElementSibling;
    const name = document.querySelector("label[for=id_body]")?.textContent.replace(/:$/, "") ?? "Text";
    text.setAttribute("role", "textbox");
    text.setAttribute("aria-multiline", "true");
    text.setAttribute("aria-label", name);
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", `${name}: formatting`);
    const describe = () => {
      for (const button of bar.querySelectorAll("button")) {
        button.ariaPressed = String(button.classList.contains("active"));
        button.ariaDisabled = String(button.classList.contains("disabled"));
      }
    };
    editor.on("transaction", describe);
    // The box that the advice leads to is the one that the editor has hidden.
    document.addEventListener("click", (event) => {
      if (!event.target.closest('a[href="#id_body"]')) return;
      event.preventDefault();
      text.parentElement.scrollIntoView();
      text.focus({ preventScroll: true });
    });
    describe();
  },
});
