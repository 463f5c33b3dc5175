/// <reference lib="esnext.disposable" />
import type { Finding, Lawful, Obligation, StateDocument } from "./types/complaint.js";
import type { Doors } from "./types/doors.js";

export type { Doors, Finding, Lawful, Obligation, StateDocument };

/** A procedure whose cases can be held. */
export type Procedure = {
  [Door in keyof Doors]: Door extends `${infer Name}.decide` ? Name : never;
}[keyof Doors];

/** What a door is asked; its format may be left out. */
export type Question<Door extends keyof Doors> = Omit<Doors[Door]["question"], "format"> & { format?: string };
/** What a door answers. */
export type Answer<Door extends keyof Doors> = Doors[Door]["answer"];
/** A province's profile. */
export type Profile = NonNullable<Doors["complaint.state"]["question"]["profile"]>;
/** Working days of a year. */
export type YearNotice = NonNullable<Doors["calendar.day"]["question"]["years"]>[number];
/** So many days of a unit. */
export type Limit = Doors["calendar.due"]["question"]["limit"];
/** An event of a case. */
export type CaseEvent<P extends Procedure> = Doors[`${P}.state`]["question"]["events"][number];
/** A command on a case; `expected`, the last event it was decided on, may be left out. */
export type Command<P extends Procedure> = Omit<Doors[`${P}.decide`]["question"]["command"], "expected"> & {
  expected?: number;
};
/** The event that a command leads to, and where the case would stand. */
export type Decided<P extends Procedure> = Doors[`${P}.decide`]["answer"];
/** Where a case stands, with what is lawful. */
export type State<P extends Procedure> = Doors[`${P}.state`]["answer"];
/** What is owed in a case. */
export type Owed<P extends Procedure> = Doors[`${P}.obligations`]["answer"];

/** A language of messages. */
export type Language = "zh" | "en";
/** As what a procedure is drawn. */
export type DrawingStyle = Doors["procedure.draw"]["question"]["style"];

/** Where the rules are loaded from. */
export type Source = URL | string | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/** Loads the rules; everything else waits for it. In Node they are there at once. */
export function load(source?: Source): Promise<void>;
/** The same, out of bytes that are at hand. */
export function loadSync(module: BufferSource | WebAssembly.Module): void;

/** Sets the language of messages; Chinese is the first. */
export function setLanguage(language: Language): void;
/** The language of messages. */
export function getLanguage(): Language;

/** What a rule refuses or an input lacks: every reason. */
export class WujinError extends Error {
  private constructor();
  /** Everything that is wrong, each with its provisions and what would mend it. */
  readonly unmet: Finding[];
  /** What is lawful instead, where a command was refused. */
  readonly lawful: Lawful[];
  /** The shortest lawful way to what was asked, where there is one. */
  readonly path: Lawful[];
  /** The place of the event of a log that could not have happened, from 1. */
  readonly position?: number;
  /** The code of the first reason, such as `WJ-201`. */
  get code(): string | undefined;
  /** What the first reason rests on most directly. */
  get provision(): string | undefined;
}

/** A profile and a calendar that questions are answered under; the national ones where they are left out. */
export class Context implements Disposable {
  constructor(given?: { profile?: Profile | string; years?: YearNotice[] | string });
  /** Asks a door of the contract; the question is an object or a JSON text. */
  ask<Door extends keyof Doors>(door: Door, question: Question<Door> | string): Answer<Door>;
  /** The same, from text to text: it throws for no question. */
  call(door: string, question: string): string;
  /** A case of a procedure, before its first event or after those of a log. */
  begin<P extends Procedure>(procedure: P, events?: CaseEvent<P>[] | string): Case<P>;
  /** The words of a list, such as `duty` or `complaint.action`: their names, in Chinese and in English. */
  words(list: string): Answer<"catalogue.words">;
  /** What a code means, and what would mend it. */
  explain(code: string): Answer<"catalogue.code">;
  /** The drawing of a procedure; as SVG where no style is named. */
  draw(procedure: Procedure, style?: DrawingStyle, language?: Language): string;
  /** When a limit ends that starts on each of these days, in days since 1970-01-01; `NO_DAY` where nobody knows. */
  dueDays(starts: Int32Array, limit: Limit | string): Int32Array;
  /** Gives its memory back. */
  free(): void;
  [Symbol.dispose](): void;
}

/** A case: what happened in it, and what may happen now. `Context.begin` makes it. */
export class Case<P extends Procedure> implements Disposable {
  private constructor();
  /** The sequence number of the last event; 0 before the first. */
  get sequence(): number;
  /** Where it stands, with what is lawful. */
  get state(): State<P>;
  /** What happened in it, in order. */
  get events(): CaseEvent<P>[];
  /** The event of a sequence number. */
  event(sequence: number): CaseEvent<P> | undefined;
  /** The event that a command leads to, and where the case would stand; nothing happens. */
  decide(command: Command<P> | string): Decided<P>;
  /** Takes up the event that a command leads to, and answers its sequence number. */
  apply(command: Command<P> | string): number;
  /** Everything that stands in the way of a command; nothing where it is lawful. */
  whyNot(command: Command<P> | string): WujinError | undefined;
  /** Takes the place of its events by those of a log, all of them or none; answers where it stands. */
  replay(events: CaseEvent<P>[] | string): State<P>;
  /** What is owed as of a day, `YYYY-MM-DD`; what happened after it is not seen. */
  obligations(asOf: string): Owed<P>;
  /** The procedure's drawing with the case's place in it, as SVG. */
  svg(language?: Language): string;
  /** Gives its memory back. */
  free(): void;
  [Symbol.dispose](): void;
}

/** What stands in a column of days where there is none. */
export const NO_DAY: number;

/** The events of complaints as columns, those of a case together and in their order. */
export interface EventColumns {
  /** The first row of each case and, last, the number of rows. */
  offsets: Uint32Array;
  /** The place of each action in the list `complaint.action`. */
  actions: Uint8Array;
  /** When, in microseconds since 1970-01-01T00:00:00Z. */
  instants: BigInt64Array;
  /** The place of each role in the list `role`. */
  roles: Uint8Array;
  /** The number of each event in its case, from 1. */
  sequences?: Uint32Array;
  /** The day agreed by each, in days since 1970-01-01; `NO_DAY` for none. */
  dueDays?: Int32Array;
  /** Whether a breach states the operator's refusal: not 0 where it does. */
  refusals?: Uint8Array;
}

/** What is wrong with events: a place in each list for each of them, in the order of the rows. */
export interface ViolationColumns {
  rows: Uint32Array;
  cases: Uint32Array;
  /** The place of what is wrong in the list `violation_kind`. */
  kinds: Uint8Array;
}

/** Checks complaints whose events stand in columns. */
export function checkEvents(log: EventColumns): ViolationColumns;
