// Sending a form: once (G-04), even when the sign-in has ended meanwhile (G-11) or the network is down.
import { all, composing, freshKey, make, one, say } from "./dom.js";
import { ask, open } from "./dialog.js";
import { dropDraft, settle } from "./drafts.js";
import { w } from "./words.js";

export function forms() {
  focusFirstProblem();
  document.addEventListener("submit", submit);
  document.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    const form = event.target.closest ? event.target.closest("form[data-form]") : null;
    if (!form) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key === "Enter") { event.preventDefault(); press(form); }
    if (command && event.key.toLowerCase() === "s") { event.preventDefault(); form.dispatchEvent(new Event("keep-draft")); }
  });
  // Enter that confirms a word of an input method must not send the form (G-46).
  document.addEventListener("keydown", (event) => { if (event.key === "Enter" && composing(event)) event.stopPropagation(); }, true);
  // Older browsers do not say which button sent a form.
  document.addEventListener("click", (event) => {
    const button = event.target.closest ? event.target.closest("button") : null;
    if (button && button.form) button.form.pressed = button;
  }, true);
  window.addEventListener("pageshow", (event) => { if (event.persisted) all("[aria-busy]").forEach(free); });
  formsIn(document);
}

export function formsIn(root) {
  for (const button of all("[data-take]", root)) button.addEventListener("click", () => {
    for (const radio of all(`[data-side="${button.dataset.take}"]`, button.closest("form"))) radio.checked = true;
  });
  for (const button of all("[data-print]", root)) button.addEventListener("click", () => window.print());
  for (const button of all("[data-back]", root)) button.addEventListener("click", () => window.history.back());
  for (const wait of all("[data-wait]", root)) countDown(wait);
}

function press(form) {
  const button = one("button:not([type=button])", form);
  if (button) button.click();
}

/// What is wrong is read first, then the first field (G-22).
function focusFirstProblem() {
  const summary = one("[data-summary]");
  if (!summary || summary.closest(".part")) return;
  const link = one("a[href^='#']", summary);
  const field = link && document.getElementById(link.getAttribute("href").slice(1));
  const target = field && /^(FIELDSET|DIV)$/.test(field.tagName) ? one("input", field) : field;
  (target || summary).focus();
}

async function submit(event) {
  const form = event.target;
  const button = event.submitter || form.pressed;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.busy !== undefined) { event.preventDefault(); return; }
  if (form.dataset.ask !== undefined && form.dataset.agreed === undefined) {
    event.preventDefault();
    const verb = one("button", form).textContent.trim();
    if (await ask(verb, form.dataset.ask, verb, w("cancel"), "grave")) { form.dataset.agreed = ""; press(form); }
    return;
  }
  if (form.dataset.form === undefined || form.dataset.form === "door") {
    settle(form);
    busy(form, button);
    return;
  }
  event.preventDefault();
  await send(form, button);
}

/// Sent by hand, so that an ended sign-in or a lost network loses nothing. The answer is a page or a redirect to one.
async function send(form, button) {
  busy(form, button);
  const data = new FormData(form);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  if (button && button.name) body.append(button.name, button.value);
  const address = (button && button.getAttribute("formaction")) || form.action;
  try {
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin",
      headers: { Accept: "text/html", "Idempotency-Key": body.get("_once") || freshKey() } });
    if (answer.status === 401) { free(form); await signInAgain(form, button); return; }
    settle(form);
    if (answer.ok && answer.redirected) { dropDraft(form); window.location.assign(answer.url); return; }
    show(await answer.text());
  } catch (_) {
    free(form);
    form.dispatchEvent(new Event("keep-draft"));
    trouble(form, button);
  }
}

/// The page the server answered with: errors beside their fields, a conflict, or a refusal.
function show(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  document.title = page.title;
  const main = one("main", page);
  const here = one("main");
  if (!main || !here) { document.documentElement.replaceWith(document.adoptNode(page.documentElement)); return; }
  here.replaceWith(document.adoptNode(main));
  document.dispatchEvent(new CustomEvent("page-replaced"));
  focusFirstProblem();
}

function trouble(form, button) {
  const old = one("[data-trouble]", form);
  if (old) old.remove();
  form.prepend(make("p", { class: "note g1", role: "alert", "data-trouble": "" }, make("span", {}, w("offline.form")),
    make("button", { type: "button", class: "btn low", onclick: () => send(form, button) }, w("retry"))));
}

function signInAgain(form, button) {
  const password = make("input", { type: "password", id: "again-password", autocomplete: "current-password", autofocus: true });
  const wrong = make("p", { class: "err", role: "alert", hidden: true });
  const again = make("form", {}, make("p", {}, w("expired.text")),
    make("div", { class: "field gap-top" }, make("label", { for: "again-password" }, w("expired.password")), password, wrong),
    make("div", { class: "foot" }, make("button", { class: "btn main" }, w("expired.submit"))));
  const { dialog } = open(w("expired.title"), [again], []);
  password.focus();
  again.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const answer = await fetch("/sign-in/again", { method: "POST", credentials: "same-origin", headers: { Accept: "application/json" },
      body: new URLSearchParams({ account: document.body.dataset.account || "", password: password.value }) }).catch(() => null);
    if (!answer || !answer.ok) { wrong.hidden = false; wrong.textContent = w("expired.wrong"); password.select(); return; }
    const { csrf: token } = await answer.json();
    all("input[name=_csrf]").forEach((field) => { field.value = token; });
    one("meta[name=csrf]").content = token;
    dialog.close("yes");
    send(form, button);
  });
}

function busy(form, button) {
  form.dataset.busy = "";
  if (!button || button.tagName !== "BUTTON") return;
  // After the browser has taken the button's value into what it sends.
  window.setTimeout(() => {
    button.setAttribute("aria-busy", "true");
    button.prepend(make("i", { class: "turn", "data-turn": "" }));
    say(w("sending"));
  }, 0);
  window.setTimeout(() => free(form), 20000);
}

function free(form) {
  const owner = form.tagName === "FORM" ? form : form.closest("form");
  if (owner) delete owner.dataset.busy;
  for (const button of all("[aria-busy]", owner || document)) {
    button.removeAttribute("aria-busy");
    const turn = one("[data-turn]", button);
    if (turn) turn.remove();
  }
}

function countDown(note) {
  let left = Number(note.dataset.wait);
  const text = one("span", note);
  const button = one("[data-waiting]");
  if (button) button.disabled = true;
  const tick = () => {
    if (left <= 0) { text.textContent = w("wait.over"); if (button) button.disabled = false; return; }
    text.textContent = w("wait", { count: left });
    left -= 1;
    window.setTimeout(tick, 1000);
  };
  tick();
}
