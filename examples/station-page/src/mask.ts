/**
 * Events with what is personal masked: names to the surname, numbers in their middle, addresses to the county. What people
 * tell in their own words may hold any of it, and is left out.
 */

import type { AnyEvent } from "./journal";
import { masked } from "./rules";

/** Where an event says something of a person, and what; in all else only long numbers are looked for. */
const DETAILS: [where: RegExp, detail: "name" | "telephone" | "address"][] = [
  [/^(actor\.id|(.*\.)?(consumer|staff|area_officers)\.name)$/, "name"],
  [/(^|\.)(person_in_charge|head|filled_by)$/, "name"],
  [/telephone$/, "telephone"],
  [/^consumer\.address$/, "address"],
];

const TOLD = /^(request|evidence|opinion|terms|reason|done|refusal|content|remark|question|answer|changed)$/;
const LEFT_OUT = "****";

/** What says nothing of a person: numbers of cases, words of the rules, days, periods. */
const PLAIN = /^([SZB]?\d{4}-\d{4}|[a-z_]+|\d{4}-\d\d-\d\d|\d{4}[QHY][\w-]*)$/;

export function maskedEvent({ actor, deed, ...rest }: AnyEvent): object {
  return { ...rest, actor: hidden(actor, "actor."), deed: { action: deed.action, with: hidden(deed.with, "") } };
}

/** A part of an event; `within` is the path to its fields, which places in lists leave as it is. */
function hidden(value: unknown, within: string): unknown {
  if (Array.isArray(value)) return value.map((one) => hidden(one, within));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hidden(part, `${within}${name}.`)]));
  }
  if (typeof value !== "string" || PLAIN.test(value)) return value;
  const path = within.slice(0, -1);
  if (TOLD.test(path)) return LEFT_OUT;
  return masked(DETAILS.find(([where]) => where.test(path))?.[1] ?? "text", value)[0];
}
