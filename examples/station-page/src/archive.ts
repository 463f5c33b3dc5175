/** Everything of a station as one file, and back: a file whose cases could not have happened so is refused whole. */

import { type Entry, type Journal } from "./journal";
import { maskedEvent } from "./mask";
import { context, type Procedure, profile } from "./rules";

const FORMAT = "wujin-station-page/1";
/** A file in which personal data are masked: it is for others to read, and nothing is taken in from it. */
const MASKED = "wujin-station-page/1 masked";

/** What is wrong with a file, in both languages. */
export class Unusable extends Error {}

export async function exported(journal: Journal, how: "whole" | "masked"): Promise<string> {
  const entries = await journal.entries();
  if (how === "whole") return JSON.stringify({ format: FORMAT, profile, entries });
  return JSON.stringify({ format: MASKED, entries: entries.map((entry) => ({ ...entry, event: maskedEvent(entry.event) })) });
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
  if (format === MASKED) {
    throw new Unusable("文件中的个人信息已经隐去，不能导入 · personal data are masked in it: it cannot be taken in");
  }
  if (format !== FORMAT || !Array.isArray(entries)) {
    throw new Unusable(`不是本页导出的文件 · it is no file that this page exported (${FORMAT})`);
  }
  const cases = new Map<string, Entry[]>();
  for (const entry of entries as (Partial<Entry> | null)[]) {
    const { case: number, procedure, unit, event } = entry ?? {};
    const isWhole = typeof number === "string" && procedure !== undefined && typeof event?.sequence === "number";
    if (!isWhole || (unit !== undefined && typeof unit !== "string")) {
      throw new Unusable("有一条记录不完整 · an entry is not whole");
    }
    const held = cases.get(number) ?? [];
    cases.set(number, held);
    held.push({ case: number, procedure, ...(unit === undefined ? {} : { unit }), sequence: event.sequence, event });
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
