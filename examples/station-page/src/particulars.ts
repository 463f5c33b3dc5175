/** What was typed, field by field, and the document that it makes. */

import type { Field } from "./deeds";

export type Typed = Record<string, any>;

/** What a field holds, as a document has it; nothing where it is blank. */
function held({ kind }: Field, value: unknown): unknown {
  if (value === undefined || value === "" || value === null) return undefined;
  if (kind === "number") return Number(value);
  // Money is whole fen.
  if (kind === "money") return Math.round(Number(value) * 100);
  return value;
}

/** What was typed as a document; what is blank is left out. */
export function documentOf(fields: Field[], typed: Typed): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const one of fields) {
    const value = held(one, typed[one.path]);
    if (value !== undefined) put(root, one.path.split("."), value);
  }
  return root;
}

/** Where a part is a place in a list, the part around it is a list. */
function put(part: any, [key, ...rest]: string[], value: unknown): void {
  if (key === undefined) return;
  if (rest[0] === undefined) {
    part[key] = value;
  } else {
    part[key] ??= /^\d+$/.test(rest[0]) ? [] : {};
    put(part[key], rest, value);
  }
}

/** The same backwards: what stands in a document, field by field. */
export function typedOf(fields: Field[], document: unknown): Typed {
  const at = (path: string): unknown => path.split(".").reduce((part: any, key) => part?.[key], document);
  return Object.fromEntries(fields.map(({ path, first }) => [path, at(path) ?? first]));
}
