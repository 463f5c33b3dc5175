/** The rules of the 12315 consumer-rights service stations (消费维权服务站), in the page and in Node. */

import initialise, { ContextHandle } from "./dist/wujin.js";
import { answerOf, raising } from "./errors.js";

export { getLanguage, setLanguage, WujinError } from "./errors.js";

let loading;

/** Loads the rules; everything else waits for it. In Node they are there at once. */
export function load(source) {
  loading ??= initialise(source === undefined ? undefined : { module_or_path: source });
  return loading.then(() => undefined);
}

const textOf = (document) => (typeof document === "string" ? document : JSON.stringify(document));

const optional = (document) => (document === undefined ? undefined : textOf(document));

/** A profile and a calendar that questions are answered under; the national ones where they are left out. */
export class Context {
  #handle;

  /** @param given `profile`, and `years` of working days after those that come along: documents or JSON texts */
  constructor({ profile, years } = {}) {
    this.#handle = raising(() => new ContextHandle(optional(profile), optional(years)));
  }

  /** Asks a door of the contract; the question is an object or a JSON text. */
  ask(door, question) {
    const asked = typeof question === "string" ? question : JSON.stringify({ format: "wujin/1", ...question });
    return answerOf(this.call(door, asked));
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

  /** Gives its memory back; `using` does so at the end of a block. */
  free() {
    this.#handle.free();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.free();
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

  /** The event that a command leads to, and where the case would stand; nothing happens. */
  decide(command) {
    return answerOf(this.#handle.decide(textOf(command)));
  }

  /** The same, and takes the event up. */
  apply(command) {
    return answerOf(this.#handle.apply(textOf(command)));
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
