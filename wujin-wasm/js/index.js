/** The rules of the 12315 consumer-rights service stations (消费维权服务站), in the page and in Node. */

import initialise, { initSync, ContextHandle, LogColumns } from "./dist/wujin.js";
import { optional, questionOf, textOf } from "./documents.js";
import { answerOf, getLanguage, raising } from "./errors.js";
import { loaderOf } from "./loading.js";

export { getLanguage, setLanguage, WujinError } from "./errors.js";

/** What stands in a column of days where there is none. */
export const NO_DAY = -(2 ** 31);

const { load, loadSync, wantLoaded } = loaderOf(initialise, initSync);

// In Node they are there at once.
export { load, loadSync };

/** A profile and a calendar that questions are answered under; the national ones where they are left out. */
export class Context {
  #handle;

  /** @param given `profile`, and `years` of working days after those that come along: documents or JSON texts */
  constructor({ profile, years } = {}) {
    wantLoaded();
    this.#handle = raising(() => new ContextHandle(optional(profile), optional(years)));
  }

  /** Asks a door of the contract; the question is an object or a JSON text. */
  ask(door, question) {
    return answerOf(this.call(door, questionOf(question)));
  }

  /** The same, from text to text: it throws for no question. */
  call(door, question) {
    return this.#handle.ask(String(door), String(question));
  }

  /** A case of a procedure, such as `complaint`, before its first event or after those of a log. */
  begin(procedure, events) {
    const handle = raising(() => this.#handle.begin(String(procedure)));
    const held = new Case(handle);
    if (events !== undefined) {
      held.replay(events);
    }
    return held;
  }

  /** The words of a list, such as `duty` or `complaint.action`: their names, in Chinese and in English. */
  words(list) {
    return this.ask("catalogue.words", { list: String(list) });
  }

  /** What a code means, and what would mend it. */
  explain(code) {
    return this.ask("catalogue.code", { code: String(code) });
  }

  /** The drawing of a procedure: `svg`, `mermaid` or `dot`. */
  draw(procedure, style = "svg", language = getLanguage()) {
    return this.ask("procedure.draw", { procedure: String(procedure), style, language });
  }

  /**
   * When a limit ends that starts on each of these days: days since 1970-01-01 in an `Int32Array`, and so the
   * answer, with `NO_DAY` where the calendar does not reach so far.
   */
  dueDays(starts, limit) {
    return raising(() => this.#handle.due_days(columnOf(Int32Array, starts, "starts"), textOf(limit)));
  }

  /** Gives its memory back; `using` does so at the end of a block. */
  free() {
    this.#handle.free();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.free();
  }
}

function columnOf(Type, column, name) {
  if (column instanceof Type) {
    return column;
  }
  throw new TypeError(`"${name}" is no ${Type.name}`);
}

/**
 * Checks complaints whose events stand in columns, the events of a case together and in their order.
 *
 * `offsets` holds the first row of each case and, last, the number of rows; `actions` and `roles` places in the
 * lists `complaint.action` and `role`; `instants` microseconds since 1970-01-01T00:00:00Z. Where `sequences`,
 * `dueDays` (`NO_DAY` for none) and `refusals` are left out, nothing is said of them.
 *
 * The answer has a place for everything that is wrong: its row, its case, and its place in `violation_kind`.
 */
export function checkEvents({ offsets, actions, instants, roles, sequences, dueDays, refusals }) {
  wantLoaded();
  const log = new LogColumns(
    columnOf(Uint32Array, offsets, "offsets"),
    columnOf(Uint8Array, actions, "actions"),
    columnOf(BigInt64Array, instants, "instants"),
    columnOf(Uint8Array, roles, "roles"),
  );
  try {
    if (sequences !== undefined) {
      log.number(columnOf(Uint32Array, sequences, "sequences"));
    }
    if (dueDays !== undefined) {
      log.date(columnOf(Int32Array, dueDays, "dueDays"));
    }
    if (refusals !== undefined) {
      log.refuse(columnOf(Uint8Array, refusals, "refusals"));
    }
    const found = raising(() => log.check());
    const columns = { rows: found.rows(), cases: found.cases(), kinds: found.kinds() };
    found.free();
    return columns;
  } finally {
    log.free();
  }
}

/** A case: what happened in it, and what may happen now. */
export class Case {
  #handle;

  /** Made by `Context.begin`. */
  constructor(handle) {
    this.#handle = handle;
  }

  /** The sequence number of the last event; 0 before the first. */
  get sequence() {
    return this.#handle.sequence;
  }

  /** Where it stands, with what is lawful. */
  get state() {
    return answerOf(this.#handle.state());
  }

  /** What happened in it, in order. */
  get events() {
    return JSON.parse(this.#handle.events());
  }

  /** The event of a sequence number; nothing where there is none. */
  event(sequence) {
    const text = this.#handle.event(Number(sequence));
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** The event that a command leads to, and where the case would stand; nothing happens. */
  decide(command) {
    return answerOf(this.#handle.decide(textOf(command)));
  }

  /** Takes up the event that a command leads to, and answers its sequence number. */
  apply(command) {
    const text = textOf(command);
    return raising(() => this.#handle.apply(text));
  }

  /** Everything that stands in the way of a command; nothing where it is lawful. */
  whyNot(command) {
    try {
      this.decide(command);
      return undefined;
    } catch (error) {
      return error;
    }
  }

  /** Takes the place of its events by those of a log, all of them or none; answers where it stands. */
  replay(events) {
    return answerOf(this.#handle.replay(textOf(events)));
  }

  /** What is owed as of a day, `YYYY-MM-DD`; what happened after it is not seen. */
  obligations(asOf) {
    return answerOf(this.#handle.obligations(String(asOf)));
  }

  /** The procedure's drawing with the case's place in it, as SVG. */
  svg(language = "zh") {
    return this.#handle.svg(language !== "en");
  }

  /** Gives its memory back; `using` does so at the end of a block. */
  free() {
    this.#handle.free();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.free();
  }
}
