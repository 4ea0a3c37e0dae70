// Chooses units, schools or people: search from the server, branches on demand, chips (ORG-01, ORG-02).
import { all, composing, icon, later, make, one, say } from "./dom.js";
import { w } from "./words.js";

let count = 0;

export function pickers() { for (const place of all("[data-picker]")) picker(place); }

function picker(place) {
  const field = one("input[type=text]", place);
  const chosen = one("[data-picked]", place);
  const many = place.dataset.many !== undefined;
  const id = `picker-${(count += 1)}`;
  const list = make("div", { class: "picks-list", role: "tree", id, hidden: true, "aria-multiselectable": String(many) });
  place.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-haspopup": "tree", "aria-autocomplete": "list" })) field.setAttribute(name, value);
  let at = null;
  let asked = 0;

  const items = () => all("[role=treeitem]", list).filter((item) => item.offsetParent !== null);
  const mark = (item) => {
    if (at) at.classList.remove("at");
    at = item || null;
    if (!at) { field.removeAttribute("aria-activedescendant"); return; }
    at.classList.add("at");
    field.setAttribute("aria-activedescendant", at.id);
    at.scrollIntoView({ block: "nearest" });
  };
  const show = (open) => { list.hidden = !open; field.setAttribute("aria-expanded", String(open)); if (!open) mark(null); };

  const chip = (value, text) => make("span", { class: "chip on" }, text, make("input", { type: "hidden", name: place.dataset.name, value }),
    make("button", { type: "button", "aria-label": w("picker.remove", { name: text }), onclick: (event) => { event.target.closest(".chip").remove(); changed(); field.focus(); } }, icon("x")));
  const changed = () => field.dispatchEvent(new Event("change", { bubbles: true }));
  const choose = (item) => {
    const known = all("input[type=hidden]", chosen).find((hidden) => hidden.value === item.dataset.value);
    if (known) known.closest(".chip").remove();
    else {
      if (!many) chosen.textContent = "";
      chosen.append(chip(item.dataset.value, item.dataset.text));
      say(item.dataset.text);
    }
    item.setAttribute("aria-selected", String(!known));
    changed();
    // What was typed to find it must not be sent as one more name.
    field.value = "";
    if (!many) show(false);
  };

  const line = (entry, level) => {
    const item = make("div", { role: "treeitem", id: `${id}-${entry.value}-${(count += 1)}`, "aria-level": level, "data-value": entry.value, "data-text": entry.text,
      "aria-selected": String(all("input[type=hidden]", chosen).some((hidden) => hidden.value === String(entry.value))), "aria-expanded": entry.hasChildren ? "false" : null });
    const branch = entry.hasChildren ? make("button", { type: "button", class: "branch", tabindex: "-1", "aria-label": w("picker.open"), onclick: (event) => { event.stopPropagation(); toggle(item, level); } }, icon("right")) : null;
    item.append(make("div", { class: "pick-row", onclick: () => choose(item) }, branch, make("span", {}, entry.text), entry.path ? make("span", { class: "sub" }, entry.path) : null));
    return item;
  };
  const load = async (query) => {
    const separator = place.dataset.picker.includes("?") ? "&" : "?";
    const answer = await fetch(`${place.dataset.picker}${separator}${query}`, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).items;
  };
  async function toggle(item, level) {
    const opened = item.getAttribute("aria-expanded") === "true";
    item.setAttribute("aria-expanded", String(!opened));
    let group = one(":scope > [role=group]", item);
    if (!group) {
      group = make("div", { role: "group" });
      item.append(group);
      try { group.append(...(await load(`in=${encodeURIComponent(item.dataset.value)}`)).map((entry) => line(entry, level + 1))); } catch (_) { group.append(make("p", {}, w("picker.failed"))); }
    }
    group.hidden = opened;
  }
  const search = async () => {
    const turn = (asked += 1);
    const text = field.value.trim();
    try {
      const found = await load(text ? `q=${encodeURIComponent(text)}` : "in=");
      if (turn !== asked) return;
      list.textContent = "";
      list.append(...(found.length > 0 ? found.map((entry) => line(entry, 1)) : [make("p", {}, w("picker.none"))]));
      say(w("results", { count: found.length }));
    } catch (_) {
      if (turn !== asked) return;
      list.textContent = "";
      list.append(make("p", { role: "alert" }, w("picker.failed")));
    }
    show(true);
    mark(text ? items()[0] : null);
  };
  const soon = later(120, search);

  field.addEventListener("input", (event) => { if (!composing(event)) soon(); });
  field.addEventListener("compositionend", () => soon());
  field.addEventListener("click", () => { if (list.hidden) search(); });
  field.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) { search(); return; }
      const rows = items();
      mark(rows[(rows.indexOf(at) + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length]);
    } else if (at && event.key === "ArrowRight" && at.getAttribute("aria-expanded") === "false") {
      event.preventDefault(); toggle(at, Number(at.getAttribute("aria-level")));
    } else if (at && event.key === "ArrowLeft" && at.getAttribute("aria-expanded") === "true") {
      event.preventDefault(); toggle(at, Number(at.getAttribute("aria-level")));
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault(); if (at) choose(at);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); event.stopPropagation(); show(false);
    } else if (event.key === "Backspace" && field.value === "" && chosen.lastElementChild) {
      chosen.lastElementChild.remove(); changed();
    }
  });
  document.addEventListener("click", (event) => { if (!place.contains(event.target)) show(false); });
  // What the server had chosen gets its way out as well.
  for (const old of all(".chip", chosen)) {
    const hidden = one("input", old);
    old.replaceWith(chip(hidden.value, old.textContent.trim()));
  }
}
