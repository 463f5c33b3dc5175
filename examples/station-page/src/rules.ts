/** The rules, loaded once: what is lawful, what is owed, what words are called. */

import { type Case, Context } from "wujin";

export const context = new Context();

/** The procedures that this desk follows. */
export type Procedure = "complaint" | "inquiry";
export type AnyCase = Case<Procedure>;
export type Role = "staff" | "leader" | "consumer" | "officer";
export type Word = { name: string; zh: string; en: string };

const lists = new Map<string, Map<string, Word>>();

/** The words of a list, by their names. */
export function words(list: string): Map<string, Word> {
  const known = lists.get(list) ?? new Map(context.words(list).map((word) => [word.name, word]));
  lists.set(list, known);
  return known;
}

/** This moment as a document has it, in the time of China. */
export function now(): string {
  const china = new Date(Date.now() + 8 * 3_600_000);
  return `${china.toISOString().slice(0, 19)}+08:00`;
}

/** Today in China. */
export const today = (): string => now().slice(0, 10);
