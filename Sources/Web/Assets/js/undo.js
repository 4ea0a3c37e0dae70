// For ten seconds after something was done, a bar says what happened and offers the way back (G-14).
import { all, one } from "./dom.js";
import { w } from "./words.js";

export function undo() {
  for (const bar of all("form[data-undo]")) passing(bar.closest(".toast"), 10, one("[data-undo-left]", bar));
  for (const notice of all("[data-passing]")) passing(notice, 6, null);
}

/// It waits while the pointer or the focus is on it.
function passing(bar, seconds, place) {
  let left = seconds;
  const timer = window.setInterval(() => {
    if (bar.matches(":hover") || bar.contains(document.activeElement)) return;
    left -= 1;
    if (place) place.textContent = w("undo.left", { count: left });
    if (left <= 0) { window.clearInterval(timer); bar.remove(); }
  }, 1000);
  if (place) place.textContent = w("undo.left", { count: left });
}
