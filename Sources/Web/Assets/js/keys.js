// `/` finds in the list, `?` lists the keys; letters can be switched off for people who dictate (G-52).
import { all, composing, make, one } from "./dom.js";
import { open } from "./dialog.js";
import { w } from "./words.js";

export function keys() {
  for (const button of all("[data-shortcuts]")) button.addEventListener("click", list);
  document.addEventListener("keydown", (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.body.dataset.letterKeys === undefined) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable || one("dialog[open]")) return;
    if (event.key === "/") {
      const field = one("[data-list-search]") || one("[data-palette]");
      if (field) { event.preventDefault(); field.focus(); }
    }
    if (event.key === "?") { event.preventDefault(); list(); }
  });
}

function list() {
  const rows = [["Ctrl K", "find"], ["/", "listfind"], ["?", "help"], ["↑ ↓", "rows"], ["Space", "select"], ["Enter", "open"],
    ["Ctrl Enter", "save"], ["Ctrl S", "draft"], ["Esc", "close"]];
  const terms = make("dl", { class: "keys-list" });
  for (const [key, name] of rows) terms.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, w(`keys.${name}`)));
  open(w("keys.title"), [terms], [{ text: w("close"), answer: "", weight: "main" }]);
}
