/** The cases on the desk: held by the rules, written down by the journal, the same in every window. */

import { markRaw, shallowReactive } from "vue";
import type { Command } from "wujin";

import { exported, imported } from "./archive";
import { type ComplaintEvent, Journal, Stale } from "./journal";
import { type Complaint, context } from "./rules";

/** A complaint on the desk; its version changes whenever it does. */
export interface Held {
  number: string;
  complaint: Complaint;
  version: number;
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
    for (const [number, events] of await desk.#journal.all()) {
      desk.#hold(number, events);
    }
    return desk;
  }

  /** Registers a complaint under the next number of its year. */
  async register(command: Command<"complaint">): Promise<string> {
    const [event] = [context.begin("complaint").decide(command).event];
    for (let next = this.#last(command.at) + 1; ; next += 1) {
      const number = `${command.at.slice(0, 4)}-${String(next).padStart(4, "0")}`;
      try {
        await this.#journal.add(number, event);
        this.#hold(number, [event]);
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
  async take(held: Held, command: Command<"complaint">): Promise<void> {
    const { event } = held.complaint.decide(command);
    try {
      await this.#journal.add(held.number, event);
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

  #last(at: string): number {
    const year = at.slice(0, 4);
    const numbers = [...this.cases.keys()].filter((number) => number.startsWith(year));
    return Math.max(0, ...numbers.map((number) => Number(number.slice(5))));
  }

  /** Shows a case as it is written down. */
  async #renew(number: string): Promise<void> {
    this.#hold(number, await this.#journal.of(number));
  }

  #hold(number: string, events: ComplaintEvent[]): void {
    const known = this.cases.get(number);
    const complaint = known?.complaint ?? markRaw(context.begin("complaint"));
    complaint.replay(events);
    this.cases.set(number, { number, complaint, version: (known?.version ?? 0) + 1 });
  }
}
