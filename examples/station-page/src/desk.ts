/** The cases on the desk: held by the rules, written down by the journal, the same in every window. */

import { markRaw, shallowReactive } from "vue";
import type { Command } from "wujin";

import { exported, imported } from "./archive";
import { type Entry, Journal, Stale } from "./journal";
import { type AnyCase, context, now, type Procedure } from "./rules";

/** A case on the desk; its version changes whenever it does. */
export interface Held {
  number: string;
  procedure: Procedure;
  /** The number of the station whose report it is. */
  unit: string | undefined;
  matter: AnyCase;
  version: number;
}

/** Numbers of complaints begin with the year, those of inquiries (咨询), stations (站) and reports (报) with a letter. */
const PREFIX: Record<Procedure, string> = { complaint: "", inquiry: "Z", station_registration: "S", submission: "B" };

/** A complaint's form bears its number. */
function numbered(command: Command<Procedure>, number: string): Command<Procedure> {
  const { deed } = command;
  return deed.action === "register" && "consumer" in deed.with ? { ...command, deed: { ...deed, with: { ...deed.with, number } } } : command;
}

export class Desk {
  readonly cases = shallowReactive(new Map<string, Held>());
  /** Cases that the rules of today do not take as they are written down, and why not. */
  readonly unreadable = shallowReactive(new Map<string, string>());
  readonly #journal: Journal;
  readonly #others = new BroadcastChannel("wujin-station");

  private constructor(journal: Journal) {
    this.#journal = journal;
    this.#others.onmessage = ({ data }: MessageEvent<string>) => void this.#renew(data);
  }

  static async open(): Promise<Desk> {
    const desk = new Desk(await Journal.open());
    for (const [number, entries] of await desk.#journal.all()) {
      desk.#hold(number, entries);
    }
    return desk;
  }

  /** The cases of some procedures, in the order of their numbers. */
  of(...procedures: Procedure[]): Held[] {
    return [...this.cases.values()].filter(({ procedure }) => procedures.includes(procedure));
  }

  /** Begins a case under the next number of its year, by the commands that lead to where it stands then. */
  async begin(procedure: Procedure, commands: Command<Procedure>[], unit?: string): Promise<string> {
    const year = PREFIX[procedure] + now().slice(0, 4);
    for (let next = this.#last(year) + 1; ; next += 1) {
      const number = `${year}-${String(next).padStart(4, "0")}`;
      using matter = context.begin<Procedure>(procedure);
      for (const command of commands) matter.apply(numbered(command, number));
      try {
        await this.#journal.add({ case: number, procedure, unit }, matter.events);
        await this.#renew(number);
        this.#others.postMessage(number);
        return number;
      } catch (error) {
        // Another window took the number.
        if (!(error instanceof Stale)) throw error;
        await this.#renew(number);
      }
    }
  }

  /** Takes steps, once they are written down. Where another window was first, the case is renewed and they are refused. */
  async take(held: Held, ...commands: Command<Procedure>[]): Promise<void> {
    using matter = context.begin<Procedure>(held.procedure, held.matter.events);
    for (const command of commands) matter.apply(command);
    const fresh = matter.events.slice(held.matter.sequence);
    try {
      const { number, procedure, unit } = held;
      await this.#journal.add({ case: number, procedure, unit }, fresh);
    } catch (error) {
      if (error instanceof Stale) await this.#renew(held.number);
      throw error;
    }
    await this.#renew(held.number);
    this.#others.postMessage(held.number);
  }

  /** Everything as the text of one file: whole, or with what is personal masked. */
  keep(how: "whole" | "masked"): Promise<string> {
    return exported(this.#journal, how);
  }

  /** Takes in what is new of such a file, all of it or nothing; answers how many entries it was. */
  async bring(text: string): Promise<number> {
    const { count, cases } = await imported(this.#journal, text);
    for (const number of cases) {
      await this.#renew(number);
      this.#others.postMessage(number);
    }
    return count;
  }

  #last(year: string): number {
    const numbers = [...this.cases.keys(), ...this.unreadable.keys()].filter((number) => number.startsWith(`${year}-`));
    return Math.max(0, ...numbers.map((number) => Number(number.slice(year.length + 1))));
  }

  /** Shows a case as it is written down. */
  async #renew(number: string): Promise<void> {
    this.#hold(number, await this.#journal.of(number));
  }

  #hold(number: string, entries: Entry[]): void {
    if (entries[0] === undefined) return;
    const { procedure, unit } = entries[0];
    const known = this.cases.get(number);
    const matter = known?.matter ?? markRaw(context.begin<Procedure>(procedure));
    try {
      matter.replay(entries.map(({ event }) => event));
    } catch (error) {
      this.unreadable.set(number, error instanceof Error ? error.message : String(error));
      return;
    }
    this.unreadable.delete(number);
    this.cases.set(number, { number, procedure, unit, matter, version: (known?.version ?? 0) + 1 });
  }
}
