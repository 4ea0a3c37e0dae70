// Ctrl+K: find a school, unit, person or page; recent ones first (G-51). Without scripts the field is a search form.
import { composing, icon, later, make, memory, one, owned, say } from "./dom.js";
import { open } from "./dialog.js";
import { w } from "./words.js";

let shown = false;

export function palette() {
  const field = one("[data-palette]");
  if (!field) return;
  // Getting the focus changes nothing; a click, Enter or typing opens it with what was typed.
  field.addEventListener("mousedown", (event) => { event.preventDefault(); show(); });
  const taken = () => { const text = field.value; field.value = ""; show(text); };
  field.addEventListener("input", (event) => { if (!composing(event)) taken(); });
  field.addEventListener("compositionend", taken);
  field.addEventListener("keydown", (event) => {
    if (!composing(event) && (event.key === "Enter" || event.key === "ArrowDown")) { event.preventDefault(); taken(); }
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k" && !composing(event)) {
      event.preventDefault();
      show();
    }
  });
}

const recent = () => memory.read(owned("recent")) || [];

function remember(item) {
  const rest = recent().filter((old) => old.address !== item.address);
  memory.write(owned("recent"), [item, ...rest].slice(0, 8));
}

function show(text = "") {
  if (shown) return;
  shown = true;
  const input = make("input", { type: "text", role: "combobox", autofocus: true, autocomplete: "off", spellcheck: "false",
    placeholder: w("palette.hint"), "aria-label": w("palette.title"), "aria-expanded": "true", "aria-controls": "palette-list",
    "aria-autocomplete": "list" });
  const list = make("ul", { id: "palette-list", role: "listbox", "aria-label": w("palette.title") });
  const { dialog, closed } = open(w("palette.title"), [
    make("div", { class: "find" }, icon("search"), input), list, make("p", { class: "keys" }, w("palette.keys")),
  ], [], { class: "palette", hideTitle: true });
  closed.then(() => { shown = false; });

  let items = [];
  let at = 0;
  let asked = 0;

  const mark = () => {
    Array.from(list.querySelectorAll("[role=option]")).forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === at));
      if (index === at) { input.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
    });
    if (items.length === 0) input.removeAttribute("aria-activedescendant");
  };
  const go = (item) => { remember(item); window.location.assign(item.address); };
  const fill = (found, head) => {
    items = found;
    at = 0;
    list.textContent = "";
    if (head) list.append(make("li", { class: "head", role: "presentation" }, head));
    items.forEach((item, index) => list.append(make("li", { role: "option", id: `palette-${index}`, onclick: () => go(item) },
      icon(item.icon || "link"), make("span", {}, item.title), item.detail ? make("span", { class: "sub" }, item.detail) : null)));
    mark();
  };
  const search = later(120, async (text) => {
    const turn = (asked += 1);
    try {
      const answer = await fetch(`/search?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (turn !== asked) return;
      if (!answer.ok) throw new Error(String(answer.status));
      const { items: found } = await answer.json();
      fill(found, found.length === 0 ? w("palette.none", { q: text }) : null);
      say(w("results", { count: found.length }));
    } catch (_) {
      if (turn === asked) fill([], w("palette.failed"));
    }
  });
  const typed = () => {
    const text = input.value.trim();
    if (text === "") { asked += 1; fill(recent(), recent().length > 0 ? w("palette.recent") : w("palette.hint")); } else search(text);
  };
  input.addEventListener("input", (event) => { if (!composing(event)) typed(); });
  input.addEventListener("compositionend", typed);
  input.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) { event.preventDefault(); at = (at + step + items.length) % items.length; mark(); }
    if (event.key === "Enter" && items[at]) { event.preventDefault(); go(items[at]); }
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  input.value = text;
  typed();
}
