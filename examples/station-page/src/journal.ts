/** What happened, kept in this browser: each event once, under its case and its number. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { CaseEvent } from "wujin";

import type { Procedure } from "./rules";

export type AnyEvent = CaseEvent<Procedure>;

/** Of which case something is written down. */
export interface About {
  case: string;
  procedure: Procedure;
  /** The number of the station whose report it is. */
  unit?: string | undefined;
}

export interface Entry extends About {
  sequence: number;
  event: AnyEvent;
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
  async all(): Promise<Map<string, Entry[]>> {
    const cases = new Map<string, Entry[]>();
    for (const entry of await this.#database.getAll("events")) {
      const entries = cases.get(entry.case) ?? [];
      cases.set(entry.case, entries);
      entries.push(entry);
    }
    return cases;
  }

  /** What happened in a case. */
  of(number: string): Promise<Entry[]> {
    return this.#database.getAll("events", IDBKeyRange.bound([number, 0], [number, Number.MAX_SAFE_INTEGER]));
  }

  /** Writes events of a case down, all of them or none; refuses them where one of their numbers is there. */
  async add(about: About, events: AnyEvent[]): Promise<void> {
    try {
      await this.addAll(events.map((event) => ({ ...about, sequence: event.sequence, event })));
    } catch (error) {
      throw error instanceof DOMException && error.name === "ConstraintError" ? new Stale() : error;
    }
  }

  /** Everything that is written down. */
  entries(): Promise<Entry[]> {
    return this.#database.getAll("events");
  }

  /** Writes entries down that are new, all of them or none, once they are on the disk. */
  async addAll(entries: Entry[]): Promise<void> {
    const change = this.#database.transaction("events", "readwrite", { durability: "strict" });
    await Promise.all([...entries.map((entry) => change.store.add(entry)), change.done]);
  }
}
