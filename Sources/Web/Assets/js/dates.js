// Dates are typed: 1121, 20261121, 2026-11-21, +3 for three working days ahead; a calendar opens beside (G-54, G-71).
import { all, composing, make, one } from "./dom.js";
import { w } from "./words.js";

export function dates() {
  for (const place of all("[data-date]")) {
    const field = one("input", place);
    const settle = () => {
      const typed = field.value.trim();
      if (typed === "") return;
      const text = read(typed);
      if (text && text !== field.value) { field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); }
      field.setCustomValidity(text ? "" : w("date.wrong"));
    };
    field.addEventListener("change", settle);
    field.addEventListener("keydown", (event) => {
      if (composing(event)) return;
      if (event.key === "ArrowDown" && event.altKey) { event.preventDefault(); show(place, field); }
    });
    place.append(make("button", { type: "button", class: "date-open", "aria-label": w("date.open"), onclick: () => show(place, field) }, drawing()));
  }
}

function drawing() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "i");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", "#i-calendar");
  svg.append(use);
  return svg;
}

const two = (number) => String(number).padStart(2, "0");
const written = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

function made(year, month, day) {
  const date = new Date(year, month - 1, day);
  return date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day ? written(date) : null;
}

/// `+3` is left as it is: only the server knows the working days of the unit's calendar.
export function read(text) {
  if (/^\+\d{1,3}$/.test(text)) return text;
  const parts = text.match(/^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/) || text.match(/^(\d{4})(\d{2})(\d{2})$/);
  if (parts) return made(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const short = text.match(/^(\d{1,2})\D+(\d{1,2})\D*$/) || text.match(/^(\d{2})(\d{2})$/);
  return short ? made(new Date().getFullYear(), Number(short[1]), Number(short[2])) : null;
}

function show(place, field) {
  const old = one(".calendar", place);
  if (old) { old.remove(); return; }
  const start = read(field.value.trim());
  const today = new Date();
  let at = start && start[0] !== "+" ? new Date(`${start}T00:00`) : today;
  const box = make("div", { class: "calendar", role: "dialog", "aria-label": w("date.open") });
  const close = () => { box.remove(); document.removeEventListener("click", outside, true); };
  const outside = (event) => { if (!place.contains(event.target)) close(); };
  const choose = (date) => {
    field.value = written(date);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    close();
    field.focus();
  };
  const draw = () => {
    box.textContent = "";
    const move = (months, text, sign) => make("button", { type: "button", "aria-label": text, onclick: () => { at = new Date(at.getFullYear(), at.getMonth() + months, 1); draw(); } }, sign);
    box.append(make("header", {}, move(-1, w("date.previous"), "‹"), make("b", { "aria-live": "polite" }, w("date.month", { year: at.getFullYear(), month: at.getMonth() + 1 })), move(1, w("date.next"), "›")));
    // Weeks start on Monday (G-44).
    const first = new Date(at.getFullYear(), at.getMonth(), 1);
    const from = new Date(first.getFullYear(), first.getMonth(), 1 - ((first.getDay() + 6) % 7));
    const table = make("table", { role: "grid" }, make("thead", {}, make("tr", {}, ...Array.from(w("date.week")).map((day) => make("th", { scope: "col" }, day)))));
    for (let week = 0; week < 6; week += 1) {
      const row = make("tr");
      for (let day = 0; day < 7; day += 1) {
        const date = new Date(from.getFullYear(), from.getMonth(), from.getDate() + week * 7 + day);
        const chosen = written(date) === written(at);
        row.append(make("td", {}, make("button", {
          type: "button", tabindex: chosen ? "0" : "-1", "data-day": written(date), "aria-selected": String(chosen),
          "aria-current": written(date) === written(today) ? "date" : null, class: date.getMonth() === at.getMonth() ? null : "other", onclick: () => choose(date),
        }, String(date.getDate()))));
      }
      table.append(row);
    }
    box.append(table);
  };
  const focus = () => { const day = one(`[data-day="${written(at)}"]`, box); if (day) day.focus(); };
  box.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (step) { event.preventDefault(); at = new Date(at.getFullYear(), at.getMonth(), at.getDate() + step); draw(); focus(); }
    if (event.key === "PageUp" || event.key === "PageDown") { event.preventDefault(); at = new Date(at.getFullYear(), at.getMonth() + (event.key === "PageUp" ? -1 : 1), at.getDate()); draw(); focus(); }
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(); field.focus(); }
  });
  place.append(box);
  draw();
  focus();
  document.addEventListener("click", outside, true);
}
