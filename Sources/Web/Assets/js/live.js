// Changes while the page is open: counts in the frame, fresh rows behind a line, and an honest word about the line itself (G-05).
import { all, clock, grouped, one } from "./dom.js";
import { w } from "./words.js";

export function live() {
  const place = one("[data-live]");
  if (!place || !window.EventSource) return;
  const text = one("[data-live-text]", place);
  let last = clock(new Date(), true);
  const say = (state, words) => { place.classList.remove("quiet", "off"); if (state) place.classList.add(state); if (text.textContent !== words) text.textContent = words; place.title = words; };
  say("quiet", w("connecting"));
  // The browser itself connects again and sends Last-Event-ID; when it gives up (an ended sign-in), we try more slowly.
  let pause = 2000;
  const connect = () => {
    const source = new EventSource(place.dataset.live);
    const beat = () => { last = clock(new Date(), true); pause = 2000; say("", w("live")); };
    source.addEventListener("open", beat);
    source.addEventListener("beat", beat);
    source.addEventListener("counts", (event) => { beat(); counts(JSON.parse(event.data)); });
    source.addEventListener("fresh", (event) => { beat(); fresh(JSON.parse(event.data)); });
    source.addEventListener("changed", (event) => { beat(); document.dispatchEvent(new CustomEvent("huxue:changed", { detail: JSON.parse(event.data) })); });
    source.addEventListener("error", () => {
      say("off", w("offline", { time: last }));
      if (source.readyState === EventSource.CLOSED) { window.setTimeout(connect, pause); pause = Math.min(pause * 2, 60000); }
    });
    window.addEventListener("pagehide", () => source.close(), { once: true });
  };
  connect();
}

/// `{"bell": 3, "desk": 14}`: names of `data-count`.
function counts(values) {
  for (const place of all("[data-count]")) {
    const value = values[place.dataset.count];
    if (value !== undefined) place.textContent = value > 0 ? (value > 999 ? "999+" : String(value)) : "";
  }
}

/// `{"list": "schools", "count": 5}`: rows never jump under the pointer.
function fresh({ list, count }) {
  const place = one(`[data-list="${window.CSS.escape(list)}"] [data-fresh]`);
  if (!place) return;
  const total = Number(place.dataset.fresh || 0) + count;
  place.dataset.fresh = String(total);
  const button = one("button", place);
  button.textContent = w("fresh", { count: grouped(total) });
  button.onclick = () => window.location.reload();
  place.hidden = false;
}
