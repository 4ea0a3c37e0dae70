// Menus open without scripts (details); with them they close by Esc and outside clicks, and arrows move.
import { all, one } from "./dom.js";

export function menus() {
  document.addEventListener("click", (event) => {
    for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  menusIn(document);
}

export function menusIn(root) {
  for (const menu of all("details[data-menu]", root)) {
    const summary = one("summary", menu);
    summary.setAttribute("aria-expanded", String(menu.open));
    menu.addEventListener("toggle", () => summary.setAttribute("aria-expanded", String(menu.open)));
    menu.addEventListener("keydown", (event) => keys(event, menu, summary));
  }
}

function keys(event, menu, summary) {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    summary.focus();
    event.stopPropagation();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const items = all("a[href], button:not([disabled])", menu).filter((item) => item.offsetParent !== null);
  if (items.length === 0) return;
  event.preventDefault();
  if (!menu.open) { menu.open = true; items[0].focus(); return; }
  const step = event.key === "ArrowDown" ? 1 : -1;
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length].focus();
}
