/** The rules, loaded once: what is lawful, what is owed, what words are called. */

import { type Case, Context, WujinError } from "wujin";

/** The procedures that this desk follows. */
export type Procedure = "complaint" | "inquiry" | "station_registration" | "submission";
export type AnyCase = Case<Procedure>;
export type Role = "staff" | "leader" | "consumer" | "officer";
export type Word = { name: string; zh: string; en: string };

const KEPT = "wujin-profile";

/** The province's profile as it was loaded on this machine; none under the national rules. */
export const profile: string | undefined = localStorage.getItem(KEPT) ?? undefined;
/** What keeps it from being used. */
export let refused: WujinError | undefined;
export const context = opened();

function opened(): Context {
  try {
    return new Context(profile === undefined ? {} : { profile });
  } catch (error) {
    if (!(error instanceof WujinError)) throw error;
    refused = error;
    return new Context();
  }
}

/** Keeps a profile under which everything is asked from now on; throws where it is none. */
export function adopt(text: string): void {
  new Context({ profile: text }).free();
  localStorage.setItem(KEPT, text);
}

/** As whom somebody acts: the officer of an office stands for it wherever the office itself acts. */
export const actorOf = (procedure: Procedure, role: Role): Role | "office" =>
  role === "officer" && (procedure === "station_registration" || procedure === "submission") ? "office" : role;

const lists = new Map<string, Map<string, Word>>();

/** The words of a list, by their names. */
export function words(list: string): Map<string, Word> {
  const known = lists.get(list) ?? new Map(context.words(list).map((word) => [word.name, word]));
  lists.set(list, known);
  return known;
}

/** Texts as they may stand in a list. */
export const masked = (detail: "name" | "telephone" | "address" | "text", ...texts: string[]): string[] =>
  context.ask("identity.mask", { detail, texts });

/** This moment as a document has it, in the time of China. */
export function now(): string {
  const china = new Date(Date.now() + 8 * 3_600_000);
  return `${china.toISOString().slice(0, 19)}+08:00`;
}

/** Today in China. */
export const today = (): string => now().slice(0, 10);
