// Dialogs: they keep the focus, close with Esc, and give the focus back to what opened them (G-53).
import { make, one } from "./dom.js";
import { w } from "./words.js";

let count = 0;

/// Opens a dialog with `content` under a title. Returns the element and a promise of how it was closed.
export function open(title, content, buttons, options = {}) {
  const opener = document.activeElement;
  const id = `dialog-${(count += 1)}`;
  const dialog = make("dialog", { class: `dialog ${options.class || ""}`, "aria-labelledby": id });
  const foot = make("div", { class: "foot" });
  dialog.append(make("h2", { id, class: options.hideTitle ? "vh" : null }, title), ...content);
  if (buttons.length > 0) dialog.append(foot);
  const closed = new Promise((settle) => {
    for (const button of buttons) {
      foot.append(make("button", { type: "button", class: `btn ${button.weight || ""}`, "data-answer": button.answer, onclick: () => {
        if (button.work) button.work(dialog); else dialog.close(button.answer);
      } }, button.text));
    }
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (opener && opener.isConnected && opener.focus) opener.focus();
      settle(dialog.returnValue);
    });
  });
  document.body.append(dialog);
  dialog.showModal();
  const first = one("[autofocus]", dialog) || one(`[data-answer="${options.start || ""}"]`, dialog);
  if (first) first.focus();
  return { dialog, closed };
}

/// A question with two answers; the default is to leave things as they are (G-15).
export function ask(title, text, yes, no = w("cancel"), weight = "main") {
  return open(title, [make("p", {}, text)], [
    { text: no, answer: "", weight: "" }, { text: yes, answer: "yes", weight },
  ], { start: "" }).closed.then((answer) => answer === "yes");
}
