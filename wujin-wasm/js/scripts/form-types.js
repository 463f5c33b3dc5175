/** The records of the six annexes as types, out of the fields that the module knows. */

import { Context } from "../node.js";
import { Forms } from "../forms.node.js";

const ANNEXES = ["One", "Two", "Three", "Four", "Five", "Six"].map((name, place) => ({ name, annex: `annex_${place + 1}` }));

const quoted = (names) => names.map((name) => JSON.stringify(name)).join(" | ");

/** What stands in a field. */
function valueOf({ kind, words }) {
  if (kind === "word") {
    return quoted(words.map(({ name }) => name));
  }
  return kind === "count" || kind === "money" ? "number" : "string";
}

const UNITS = { day: ": YYYY-MM-DD", period: ": such as 2012Q1", money: ": in fen" };

const lineOf = ({ term, kind, citation }, indent) =>
  `${indent}/** ${term.zh}, ${term.en}${UNITS[kind.kind] ?? ""} (${citation}). */\n${indent}${term.name}?: Entry<${valueOf(kind)}>;\n`;

function recordOf({ name, annex }, forms) {
  const { head, tables } = forms.fields(annex);
  const ofTable = ({ term, fields }) =>
    `  /** ${term.zh}, ${term.en}. */\n  ${term.name}?: {\n${fields.map((field) => lineOf(field, "    ")).join("")}  }[];\n`;
  const lines = [...head.map((field) => lineOf(field, "  ")), ...tables.map(ofTable)];
  return `export interface Annex${name}Record {\n${lines.join("")}}\n`;
}

/** The text of the types. */
export function formTypes(note) {
  const forms = new Forms();
  const marks = new Context().words("print_mark").map(({ name }) => name);
  const entry = `/** A value; nothing where the field is blank; a mark where it does not apply or cannot be made out. */
export type Entry<T> = T | null | { mark: ${quoted(marks.filter((name) => name !== "blank"))} };\n`;
  const union = ANNEXES.map(({ name, annex }) => `\n  | { form: "${annex}"; record: Annex${name}Record }`).join("");
  const every = `/** A form as a document. */\nexport type AnyForm =${union};\n`;
  return [note + entry, ...ANNEXES.map((one) => recordOf(one, forms)), every].join("\n");
}
