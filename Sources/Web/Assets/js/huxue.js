// Every page works without this. With it: search by keyboard, drafts, live counts, tables that remember, and so on.
import { dates } from "./dates.js";
import { drafts, draftsIn } from "./drafts.js";
import { forms, formsIn } from "./forms.js";
import { keys } from "./keys.js";
import { live } from "./live.js";
import { menus, menusIn } from "./menus.js";
import { palette } from "./palette.js";
import { pickers } from "./picker.js";
import { setWords } from "./words.js";
import { tables } from "./table.js";
import { themes } from "./theme.js";
import { times } from "./time.js";
import { undo } from "./undo.js";

export function start(words) {
  setWords(words);
  document.documentElement.classList.add("has-script");
  for (const part of [menus, palette, forms, drafts, keys, times, themes, undo, live, tables, pickers, dates]) {
    // One part that fails must not take the others with it.
    try { part(); } catch (error) { window.console.error(error); }
  }
  // The main part of the page came anew: its own parts start again, what listens on the whole page does not.
  document.addEventListener("page-replaced", () => {
    const main = document.querySelector("main");
    for (const part of [menusIn, formsIn, draftsIn, tables, pickers, dates]) part(main);
  });
}
