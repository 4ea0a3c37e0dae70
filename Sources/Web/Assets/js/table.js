// What a table gains from scripts: keyboard, selection, columns chosen, ordered, resized and frozen (T-03, T-06, G-52).
import { all, composing, grouped, make, memory, one, owned, say } from "./dom.js";
import { open } from "./dialog.js";
import { w } from "./words.js";

export function tables() {
  for (const list of all("[data-list]")) {
    const table = one("table[data-table]", list);
    if (!table) continue;
    const columns = new Columns(table);
    columns.apply();
    const button = one("[data-columns]", list);
    if (button) button.addEventListener("click", () => columns.choose());
    selection(list, table);
  }
  for (const table of all("table[data-table], table[data-table-keys]")) rows(table);
}

// ── rows by keyboard ─────────────────────────────────────────────────────

function rows(table) {
  const lines = all("tbody tr[data-to], tbody tr[data-row]", table);
  if (lines.length === 0) return;
  lines.forEach((row, index) => row.setAttribute("tabindex", index === 0 ? "0" : "-1"));
  // Coming back, the same row has the focus (G-06, G-52).
  const key = `huxue:row:${window.location.pathname}${window.location.search}`;
  const kept = window.sessionStorage.getItem(key);
  const back = window.performance.getEntriesByType("navigation")[0];
  if (kept && back && back.type === "back_forward") {
    const row = lines.find((line) => (line.dataset.row || line.dataset.to) === kept);
    if (row) focus(lines, row);
  }
  table.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr");
    if (!row || event.target !== row || composing(event)) return;
    const at = lines.indexOf(row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (to !== undefined && lines[to]) {
      event.preventDefault();
      if (event.shiftKey) tick(lines[to], true);
      focus(lines, lines[to]);
    }
    if (event.key === " ") { event.preventDefault(); tick(row); }
    if (event.key === "Enter" && row.dataset.to) {
      window.sessionStorage.setItem(key, row.dataset.row || row.dataset.to);
      window.location.assign(row.dataset.to);
    }
  });
}

function focus(lines, row) {
  lines.forEach((line) => line.setAttribute("tabindex", line === row ? "0" : "-1"));
  row.focus();
}

function tick(row, value) {
  const box = one("input[name=id]", row);
  if (!box) return;
  box.checked = value === undefined ? !box.checked : value;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

// ── selection ────────────────────────────────────────────────────────────

function selection(list, table) {
  const form = one("[data-selection]", list);
  if (!form) return;
  const boxes = all("input[name=id]", table);
  const head = one("[data-all]", table);
  const bar = one("[data-bulk]", form);
  const text = one("[data-bulk-text]", form);
  const whole = one("[data-select-all]", form);
  const everything = one("[data-bulk-all]", form);
  const hint = text.textContent;
  const total = Number(table.dataset.total);
  let last = null;
  const show = () => {
    const chosen = boxes.filter((box) => box.checked);
    boxes.forEach((box) => box.closest("tr").classList.toggle("selected", box.checked));
    head.checked = chosen.length === boxes.length;
    head.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
    if (chosen.length < boxes.length) everything.value = "";
    bar.classList.toggle("on", chosen.length > 0);
    text.textContent = chosen.length === 0 ? hint
      : everything.value ? w("selected.all", { count: grouped(total) }) : w("selected", { count: grouped(chosen.length) });
    whole.hidden = !(chosen.length === boxes.length && total > boxes.length);
    whole.textContent = everything.value ? w("select.none") : w("select.all", { count: grouped(total) });
    for (const button of all("button[formaction]", bar)) button.disabled = chosen.length === 0;
  };
  head.addEventListener("change", () => { boxes.forEach((box) => { box.checked = head.checked; }); show(); say(text.textContent); });
  table.addEventListener("click", (event) => {
    const box = event.target.closest("input[name=id]");
    if (!box) return;
    if (event.shiftKey && last) {
      const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other);
      boxes.slice(from, to + 1).forEach((each) => { each.checked = box.checked; });
    }
    last = box;
  });
  table.addEventListener("change", show);
  whole.addEventListener("click", () => {
    if (everything.value) { everything.value = ""; boxes.forEach((box) => { box.checked = false; }); } else everything.value = "1";
    show();
    say(text.textContent);
  });
  show();
}

// ── columns ──────────────────────────────────────────────────────────────

class Columns {
  constructor(table) {
    this.table = table;
    this.key = owned(`columns:${table.dataset.table}`);
    this.heads = all("thead th[data-column]", table);
    this.original = this.heads.map((head) => head.dataset.column);
    this.fixed = new Set(this.heads.filter((head) => head.dataset.fixed !== undefined).map((head) => head.dataset.column));
    this.state = Object.assign(this.fresh(), memory.read(this.key) || {});
    // Columns that came or went since it was remembered.
    this.state.order = this.state.order.filter((name) => this.original.includes(name))
      .concat(this.original.filter((name) => !this.state.order.includes(name)));
    for (const head of this.heads) this.resizer(head);
  }

  fresh() { return { order: this.original.slice(), hidden: [], widths: {}, frozen: 0, compact: false }; }

  apply() {
    const { order, hidden, widths, frozen, compact } = this.state;
    for (const row of all("tr", this.table)) {
      const cells = all("[data-column]", row);
      if (cells.length === 0) continue;
      for (const name of order) {
        const cell = cells.find((each) => each.dataset.column === name);
        if (!cell) continue;
        row.append(cell);
        cell.hidden = hidden.includes(name);
        cell.classList.remove("frozen");
        cell.style.left = "";
      }
    }
    for (const head of this.heads) {
      const width = widths[head.dataset.column];
      head.style.width = width ? `${width}px` : "";
      head.style.minWidth = width ? `${width}px` : "";
    }
    this.table.classList.toggle("compact", compact);
    const scroll = this.table.closest(".scroll");
    if (scroll) scroll.classList.toggle("wide", this.table.scrollWidth > scroll.clientWidth + 1);
    this.freeze(order.filter((name) => !hidden.includes(name)).slice(0, frozen));
  }

  freeze(names) {
    let left = 0;
    for (const name of names) {
      const cells = all(`[data-column="${name}"]`, this.table);
      for (const cell of cells) { cell.classList.add("frozen"); cell.style.left = `${left}px`; }
      left += cells.length > 0 ? cells[0].offsetWidth : 0;
    }
  }

  keep() { memory.write(this.key, this.state); this.apply(); }

  resizer(head) {
    const name = head.dataset.column;
    const handle = make("button", { type: "button", class: "resizer", "aria-label": `${head.textContent.trim()}: ${w("columns.resize")}`, tabindex: "-1" });
    const set = (width) => { this.state.widths[name] = Math.max(48, Math.round(width)); this.keep(); };
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const start = event.clientX - head.offsetWidth;
      const move = (moved) => set(moved.clientX - start);
      handle.setPointerCapture(event.pointerId);
      handle.addEventListener("pointermove", move);
      handle.addEventListener("pointerup", () => handle.removeEventListener("pointermove", move), { once: true });
    });
    handle.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
      if (step) { event.preventDefault(); set(head.offsetWidth + step); }
    });
    handle.addEventListener("dblclick", () => { delete this.state.widths[name]; this.keep(); });
    head.append(handle);
  }

  choose() {
    const list = make("ul", { class: "columns-list" });
    const label = (name) => one(`thead th[data-column="${name}"]`, this.table).textContent.trim();
    const draw = (focused) => {
      list.textContent = "";
      this.state.order.forEach((name, index) => {
        const box = make("input", { type: "checkbox", id: `column-${name}`, checked: !this.state.hidden.includes(name), disabled: this.fixed.has(name), onchange: (event) => {
          this.state.hidden = this.state.hidden.filter((each) => each !== name).concat(event.target.checked ? [] : [name]);
          this.keep();
        } });
        const move = (by, text) => make("button", { type: "button", class: "btn low", "data-move": `${name}${by}`, disabled: !this.state.order[index + by], onclick: () => {
          const order = this.state.order;
          [order[index], order[index + by]] = [order[index + by], order[index]];
          this.keep();
          draw(`${name}${by}`);
        } }, text);
        list.append(make("li", {}, make("label", { class: "pick" }, box, make("span", {}, label(name))), move(-1, w("columns.up")), move(1, w("columns.down"))));
      });
      const button = focused && one(`[data-move="${focused}"]`, list);
      if (button) button.focus();
    };
    draw();
    const frozen = make("select", { onchange: (event) => { this.state.frozen = Number(event.target.value); this.keep(); } },
      ...[0, 1, 2, 3].map((count) => make("option", { value: count, selected: count === this.state.frozen }, w("columns.freeze", { count }))));
    const compact = make("input", { type: "checkbox", checked: this.state.compact, onchange: (event) => { this.state.compact = event.target.checked; this.keep(); } });
    open(w("columns.title"), [list, make("div", { class: "field gap-top" }, frozen), make("label", { class: "pick gap-top" }, compact, make("span", {}, w("columns.compact")))], [
      { text: w("columns.reset"), answer: "reset", work: () => { this.state = this.fresh(); memory.drop(this.key); this.apply(); draw(); } },
      { text: w("close"), answer: "", weight: "main" },
    ]);
  }
}
