// Names the body editor and its row of buttons, and says which of them are pressed or of no use now.
import {
  Extension,
} from "django-prose-editor/editor";

const nameOfText = () => document.querySelector("label[for=id_body]")?.textContent.replace(/:$/, "") ?? "Text";

export const Toolbar = Extension.create({
  name: "toolbar",
  priority: 1, // after the menu, whose buttons it describes
  // The text has its name as it is drawn: onCreate comes some time after that.
  onBeforeCreate({ editor }) {
    const attributes = { role: "textbox", "aria-multiline": "true", "aria-label": nameOfText() };
    editor.setOptions({ editorProps: { ...editor.options.editorProps, attributes } });
  },
  onCreate({ editor }) {
    const text = editor.view.dom;
    const bar = text.previousElementSibling;
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", `${nameOfText()}: formatting`);
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
