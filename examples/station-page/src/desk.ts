/** The cases on the desk: held by the rules, written down by the journal, the same in every window. */

import { markRaw, shallowReactive } from "vue";
import type { Command } from "wujin";

import { exported, imported } from "./archive";
import { type Entry, Journal, Stale } from "./journal";
import { type AnyCase, context, type Procedure } from "./rules";

/** A case on the desk; its version changes whenever it does. */
export interface Held {
  number: string;
  procedure: Procedure;
  matter: AnyCase;
  version: number;
}

/** Numbers of inquiries (咨询) begin with a letter, those of complaints with the year. */
const PREFIX: Record<Procedure, string> = { complaint: "", inquiry: "Z" };

/** A complaint's form bears its number. */
function numbered(command: Command<Procedure>, number: string): Command<Procedure> {
  const { deed } = command;
  return deed.action === "register" ? { ...command, deed: { ...deed, with: { ...deed.with, number } } } : command;
}

export class Desk {
  readonly cases = shallowReactive(new Map<string, Held>());
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

  /** Begins a case under the next number of its year. */
  async begin(procedure: Procedure, command: Command<Procedure>): Promise<string> {
    const blank = context.begin<Procedure>(procedure);
    const year = PREFIX[procedure] + command.at.slice(0, 4);
    for (let next = this.#last(year) + 1; ; next += 1) {
      const number = `${year}-${String(next).padStart(4, "0")}`;
      const { event } = blank.decide(numbered(command, number));
      try {
        await this.#journal.add(number, procedure, event);
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

  /** Takes a step, once it is written down. Where another window was first, the case is renewed and it is refused. */
  async take(held: Held, command: Command<Procedure>): Promise<void> {
    const { event } = held.matter.decide(command);
    try {
      await this.#journal.add(held.number, held.procedure, event);
    } catch (error) {
      if (error instanceof Stale) await this.#renew(held.number);
      throw error;
    }
    await this.#renew(held.number);
    this.#others.postMessage(held.number);
  }

  /** Everything as the text of one file. */
  keep(): Promise<string> {
    return exported(this.#journal);
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
    const numbers = [...this.cases.keys()].filter((number) => number.startsWith(`${year}-`));
    return Math.max(0, ...numbers.map((number) => Number(number.slice(year.length + 1))));
  }

  /** Shows a case as it is written down. */
  async #renew(number: string): Promise<void> {
    this.#hold(number, await this.#journal.of(number));
  }

  #hold(number: string, entries: Entry[]): void {
    const procedure = entries[0]?.procedure;
    if (procedure === undefined) return;
    const known = this.cases.get(number);
    const matter = known?.matter ?? markRaw(context.begin<Procedure>(procedure));
    matter.replay(entries.map(({ event }) => event));
    this.cases.set(number, { number, procedure, matter, version: (known?.version ?? 0) + 1 });
  }
}
