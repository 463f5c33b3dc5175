/** Everything of a station as one file, and back: a file whose cases could not have happened so is refused whole. */

import { type Entry, type Journal } from "./journal";
import { context, type Procedure } from "./rules";

const FORMAT = "wujin-station-page/1";

/** What is wrong with a file, in both languages. */
export class Unusable extends Error {}

export async function exported(journal: Journal): Promise<string> {
  return JSON.stringify({ format: FORMAT, entries: await journal.entries() });
}

/** Takes in what is new of a file; answers how much it was, and of which cases. */
export async function imported(journal: Journal, text: string): Promise<{ count: number; cases: Set<string> }> {
  const entries = read(text);
  const known = new Map((await journal.entries()).map((entry) => [key(entry), JSON.stringify(entry.event)]));
  const others = entries.filter((entry) => (known.get(key(entry)) ?? JSON.stringify(entry.event)) !== JSON.stringify(entry.event));
  if (others[0]) {
    throw new Unusable(`${others[0].case}: 本机另有记载，不能覆盖 · something else is written down here under this number`);
  }
  const fresh = entries.filter((entry) => !known.has(key(entry)));
  await journal.addAll(fresh);
  return { count: fresh.length, cases: new Set(fresh.map((entry) => entry.case)) };
}

const key = (entry: Entry): string => `${entry.case} ${entry.sequence}`;

/** The entries of a file, each case of which is lawful from its first event. */
function read(text: string): Entry[] {
  const file: unknown = parsed(text);
  const { format, entries } = (file ?? {}) as { format?: unknown; entries?: unknown };
  if (format !== FORMAT || !Array.isArray(entries)) {
    throw new Unusable(`不是本页导出的文件 · it is no file that this page exported (${FORMAT})`);
  }
  const cases = new Map<string, Entry[]>();
  for (const entry of entries as (Partial<Entry> | null)[]) {
    const { case: number, procedure, event } = entry ?? {};
    if (typeof number !== "string" || procedure === undefined || typeof event?.sequence !== "number") {
      throw new Unusable("有一条记录不完整 · an entry is not whole");
    }
    const held = cases.get(number) ?? [];
    cases.set(number, held);
    held.push({ case: number, procedure, sequence: event.sequence, event });
  }
  for (const [number, held] of cases) {
    held.sort((one, other) => one.sequence - other.sequence);
    try {
      const [procedure, other] = new Set(held.map((entry) => entry.procedure));
      if (procedure === undefined || other !== undefined) throw new Unusable("两种程序 · two procedures");
      context.begin<Procedure>(procedure, held.map(({ event }) => event)).free();
    } catch (error) {
      throw new Unusable(`${number}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return [...cases.values()].flat();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unusable(`不是 JSON 文件 · it is no JSON: ${String(error)}`);
  }
}
