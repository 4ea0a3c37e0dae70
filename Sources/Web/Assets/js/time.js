// 「3 分钟前」 with the full time on hover and focus; the page itself carries the full time (G-44).
import { all } from "./dom.js";
import { w } from "./words.js";

export function times() {
  const show = () => {
    for (const time of all("time[data-relative]")) {
      const text = relative((Date.now() - Date.parse(time.dateTime)) / 1000);
      if (text) time.textContent = text;
    }
  };
  show();
  window.setInterval(show, 30000);
}

function relative(seconds) {
  if (!(seconds >= 0)) return null;
  if (seconds < 60) return w("time.now");
  if (seconds < 3600) return w("time.minutes", { count: Math.floor(seconds / 60) });
  if (seconds < 86400) return w("time.hours", { count: Math.floor(seconds / 3600) });
  if (seconds < 86400 * 7) return w("time.days", { count: Math.floor(seconds / 86400) });
  return null;
}
