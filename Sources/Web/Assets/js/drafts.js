// What is typed survives a crash, a closed tab, a call and an ended sign-in (G-10); leaving asks once (G-15).
import { all, clock, make, memory, one, owned, say } from "./dom.js";
import { ask } from "./dialog.js";
import { w } from "./words.js";

const changed = new Set();

export const settle = (form) => { changed.delete(form); };
export const isChanged = () => changed.size > 0;

/// Named fields as a list of pairs; secrets, tokens and files stay out.
function values(form) {
  return all("input, select, textarea", form)
    .filter((field) => field.name && !field.name.startsWith("_") && !["password", "file", "submit", "button"].includes(field.type))
    .filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked)
    .map((field) => [field.name, field.value]);
}

function fill(form, pairs) {
  const left = pairs.slice();
  for (const field of all("input, select, textarea", form)) {
    if (!field.name || field.name.startsWith("_") || ["password", "file"].includes(field.type)) continue;
    if (["checkbox", "radio"].includes(field.type)) {
      field.checked = left.some(([name, value]) => name === field.name && value === field.value);
      continue;
    }
    const at = left.findIndex(([name]) => name === field.name);
    if (at >= 0) { field.value = left[at][1]; left.splice(at, 1); }
  }
  form.dispatchEvent(new CustomEvent("restored", { detail: left, bubbles: true }));
}

export function drafts() {
  draftsIn(document);
  window.addEventListener("beforeunload", (event) => {
    if (isChanged()) { event.preventDefault(); event.returnValue = ""; }
  });
  document.addEventListener("click", leaving);
}

export function draftsIn(root) { for (const form of all("form[data-form]", root)) guard(form); }

function guard(form) {
  const key = form.dataset.draft ? owned(`draft:${form.dataset.draft}`) : null;
  const loaded = new Date();
  const original = JSON.stringify(values(form));
  if (key) offer(form, key, loaded, original);
  let timer = 0;
  const keep = () => {
    timer = 0;
    if (!key || !changed.has(form)) return;
    if (memory.write(key, { at: Date.now(), values: values(form) })) said(form);
  };
  const touched = () => {
    if (JSON.stringify(values(form)) === original) { changed.delete(form); return; }
    if (form.dataset.form !== "door") changed.add(form);
    if (!timer) timer = window.setTimeout(keep, 800);
  };
  form.addEventListener("input", touched);
  form.addEventListener("change", () => { touched(); keep(); });
  form.addEventListener("keep-draft", keep);
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
}

/// The draft is from an earlier visit and differs from what the page shows: say both times and let people choose.
function offer(form, key, loaded, original) {
  const draft = memory.read(key);
  if (!draft) return;
  if (JSON.stringify(draft.values) === original || form.dataset.saved !== undefined) { memory.drop(key); return; }
  const time = clock(new Date(draft.at));
  const bar = make("div", { class: "draft", role: "status" },
    make("span", {}, w("draft.found", { time: day(draft.at) + time, loaded: clock(loaded) })),
    make("button", { type: "button", class: "btn low yes", onclick: () => {
      fill(form, draft.values);
      changed.add(form);
      bar.remove();
      const first = one("input:not([type=hidden]), select, textarea", form);
      if (first) first.focus();
    } }, w("draft.restore", { time })),
    make("button", { type: "button", class: "btn low", onclick: () => { memory.drop(key); bar.remove(); say(w("draft.dropped")); } }, w("draft.drop")));
  form.prepend(bar);
}

function day(milliseconds) {
  const date = new Date(milliseconds);
  const today = new Date();
  return date.toDateString() === today.toDateString() ? "" : `${date.getMonth() + 1}-${date.getDate()} `;
}

function said(form) {
  let line = one(".draft-said", form);
  if (!line) { line = make("span", { class: "draft-said" }); (one(".form-foot", form) || form).append(line); }
  line.textContent = w("draft.saved", { time: clock() });
}

export const dropDraft = (form) => { if (form.dataset.draft) memory.drop(owned(`draft:${form.dataset.draft}`)); };

async function leaving(event) {
  const link = event.target.closest ? event.target.closest("a[href]") : null;
  if (!link || !isChanged() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return;
  const there = new URL(link.href, window.location.href);
  if (there.pathname === window.location.pathname && there.hash) return;
  event.preventDefault();
  if (await ask(w("leave.title"), w("leave.text"), w("leave.go"), w("leave.stay"), "grave")) {
    changed.clear();
    window.location.assign(link.href);
  }
}
