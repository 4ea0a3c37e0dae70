// The words of the page's language. Set once by the start module, read by all.
let table = {};

export const setWords = (words) => { table = words; };

export function w(key, values = {}) {
  const text = table[key] === undefined ? key : table[key];
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}
