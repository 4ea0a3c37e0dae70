// Light, dark, or as the system: kept in a cookie that the server reads, so that no page flashes.
import { all } from "./dom.js";
import { w } from "./words.js";
import { say } from "./dom.js";

const order = ["auto", "light", "dark"];

export function themes() {
  for (const button of all("[data-theme-switch]")) button.addEventListener("click", next);
}

function next() {
  const root = document.documentElement;
  const now = root.dataset.theme || "auto";
  const theme = order[(order.indexOf(now) + 1) % order.length];
  if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
  remember("theme", theme);
  say(w("theme.now", { name: w(`theme.${theme}`) }));
}

/// The cookie `huxue_look` holds `theme=dark;density=compact;text=large`, escaped.
export function remember(name, value) {
  const match = document.cookie.match(/(?:^|; )huxue_look=([^;]*)/);
  const values = {};
  for (const part of match ? decodeURIComponent(match[1]).split(";") : []) {
    const [key, text] = part.split("=");
    if (key && text) values[key] = text;
  }
  values[name] = value;
  const text = Object.keys(values).map((key) => `${key}=${values[key]}`).join(";");
  document.cookie = `huxue_look=${encodeURIComponent(text)}; path=/; max-age=31536000; samesite=lax`;
}
