// Small tools for the page: elements without markup strings, so that nothing typed can become markup.

export const one = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

/// An element with attributes and children: `make("a", { href }, "text")`.
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const svg = "http://www.w3.org/2000/svg";
export function icon(name) {
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("class", "i");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `#i-${name}`);
  drawing.append(use);
  return drawing;
}

/// An input method is composing: Enter confirms a word and must not do anything else (G-46).
/// `keyCode` 229 is what Chromium sends for the key that ends a composition.
export const composing = (event) => event.isComposing || event.keyCode === 229;

/// Something to read out without moving the focus (G-67).
export function say(text) {
  const place = one("[data-say]");
  if (place) { place.textContent = ""; window.setTimeout(() => { place.textContent = text; }, 50); }
}

export const clock = (date = new Date(), seconds = false) => {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}${seconds ? `:${two(date.getSeconds())}` : ""}`;
};

export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/// Waits until typing pauses.
export function later(milliseconds, work) {
  let timer = 0;
  return (...values) => { window.clearTimeout(timer); timer = window.setTimeout(() => work(...values), milliseconds); };
}

/// The browser's memory may be full or forbidden; then nothing is remembered and nothing breaks.
export const memory = {
  read(key) { try { return JSON.parse(window.localStorage.getItem(key)); } catch (_) { return null; } },
  write(key, value) { try { window.localStorage.setItem(key, JSON.stringify(value)); return true; } catch (_) { return false; } },
  drop(key) { try { window.localStorage.removeItem(key); } catch (_) { /* nothing to do */ } },
  keys() { try { return Object.keys(window.localStorage); } catch (_) { return []; } },
};

/// What is remembered belongs to one account: the next person at this machine does not see it (G-75).
export const owned = (name) => `huxue:${document.body.dataset.account || "-"}:${name}`;

export function freshKey() {
  const bytes = new Uint8Array(16);
  window.crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
