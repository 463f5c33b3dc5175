/** What happened, kept in this browser: each event once, under its case and its number. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { CaseEvent } from "wujin";

export type ComplaintEvent = CaseEvent<"complaint">;

export interface Entry {
  case: string;
  sequence: number;
  event: ComplaintEvent;
}

interface Schema extends DBSchema {
  events: { key: [string, number]; value: Entry };
}

/** Somebody else wrote the event of this number first. */
export class Stale extends Error {}

export class Journal {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  static async open(): Promise<Journal> {
    const upgrade = (database: IDBPDatabase<Schema>): void => {
      database.createObjectStore("events", { keyPath: ["case", "sequence"] });
    };
    return new Journal(await openDB<Schema>("wujin-station", 1, { upgrade }));
  }

  /** Every event of every case, in the order of cases and numbers. */
  async all(): Promise<Map<string, ComplaintEvent[]>> {
    const cases = new Map<string, ComplaintEvent[]>();
    for (const entry of await this.#database.getAll("events")) {
      const events = cases.get(entry.case) ?? [];
      cases.set(entry.case, events);
      events.push(entry.event);
    }
    return cases;
  }

  /** The events of a case. */
  async of(number: string): Promise<ComplaintEvent[]> {
    const range = IDBKeyRange.bound([number, 0], [number, Number.MAX_SAFE_INTEGER]);
    return (await this.#database.getAll("events", range)).map(({ event }) => event);
  }

  /** Writes an event down, once it is on the disk; refuses it where one of its number is there. */
  async add(number: string, event: ComplaintEvent): Promise<void> {
    const change = this.#database.transaction("events", "readwrite", { durability: "strict" });
    try {
      await Promise.all([change.store.add({ case: number, sequence: event.sequence, event }), change.done]);
    } catch (error) {
      throw error instanceof DOMException && error.name === "ConstraintError" ? new Stale() : error;
    }
  }

  /** Everything that is written down. */
  entries(): Promise<Entry[]> {
    return this.#database.getAll("events");
  }

  /** Writes entries down that are new, all of them or none. */
  async addAll(entries: Entry[]): Promise<void> {
    const change = this.#database.transaction("events", "readwrite", { durability: "strict" });
    await Promise.all([...entries.map((entry) => change.store.add(entry)), change.done]);
  }
}
