/** The six annexes (附件1 至 附件6): out of what they are about, checked, and as workbooks. */

import { optional, questionOf, textOf } from "./documents.js";
import initialise, { initSync, FormsHandle } from "./dist/wujin_forms.js";
import { answerOf, raising } from "./errors.js";
import { loaderOf } from "./loading.js";

export { getLanguage, setLanguage, WujinError } from "./errors.js";

const { load, loadSync, wantLoaded } = loaderOf(initialise, initSync);

// In Node it is there at once.
export { load, loadSync };

/** Under what forms are checked, and how they look. */
export class Forms {
  #handle;

  /**
   * @param given `profile`, `years` of working days after those that come along, and `editions` of forms, the
   * first of which is written: documents or JSON texts
   */
  constructor({ profile, years, editions } = {}) {
    wantLoaded();
    this.#handle = raising(() => new FormsHandle(optional(profile), optional(years), optional(editions)));
  }

  /** Asks a door of an office; the question is an object or a JSON text. */
  ask(door, question) {
    return answerOf(this.call(door, questionOf(question)));
  }

  /** The same, from text to text: it throws for no question. */
  call(door, question) {
    return this.#handle.ask(String(door), String(question));
  }

  /** A form of an annex, such as `annex_1`, on which nothing stands. */
  blank(annex) {
    return answerOf(this.#handle.blank(String(annex)));
  }

  /** The fields of an annex: those of its head, and those of the lines of its tables. */
  fields(annex) {
    return answerOf(this.#handle.fields(String(annex)));
  }

  /** Annex 1 out of the events of a complaint. */
  complaint(events) {
    return answerOf(this.#handle.complaint(textOf(events)));
  }

  /** Annex 2 of a station out of the events of each of its complaints. */
  register(station, complaints) {
    return answerOf(this.#handle.register(String(station), textOf(complaints)));
  }

  /** Annex 3 out of a station's figures. */
  summary(summary) {
    return answerOf(this.#handle.summary(textOf(summary)));
  }

  /** Annex 4 out of a station's record. */
  station(record) {
    return answerOf(this.#handle.station(textOf(record)));
  }

  /** Annex 5 of each office out of the records of its stations. */
  offices(records) {
    return answerOf(this.#handle.offices(textOf(records)));
  }

  /** Annex 6 out of a unit's figures. */
  statistics(statistics) {
    return answerOf(this.#handle.statistics(textOf(statistics)));
  }

  /** The figures on Annex 3 or Annex 6, by kinds of operators. */
  figures(form) {
    return answerOf(this.#handle.figures(textOf(form)));
  }

  /** What a form leaves out, and what its values break. */
  check(form) {
    return answerOf(this.#handle.check(textOf(form)));
  }

  /** Forms as a workbook (`.xlsx`), a sheet each. */
  write(forms) {
    const text = textOf(Array.isArray(forms) ? forms : [forms]);
    return raising(() => this.#handle.write(text));
  }

  /** The forms of a workbook, each with its sheet, and what could not be read, with its cell. */
  read(bytes, name = "") {
    if (!(bytes instanceof Uint8Array)) {
      throw new TypeError('"bytes" is no Uint8Array');
    }
    return answerOf(this.#handle.read(String(name), bytes));
  }

  /** Gives its memory back; `using` does so at the end of a block. */
  free() {
    this.#handle.free();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.free();
  }
}
