/// <reference lib="esnext.disposable" />
import type { CaseEvent, Finding, Language, Profile, Source, WujinError, YearNotice } from "./index.js";
import type { Doors, OfficeDoors } from "./types/doors.js";
import type { AnyForm, Entry } from "./types/forms.js";

export { getLanguage, setLanguage, WujinError } from "./index.js";
export type { Entry, Finding, Language, OfficeDoors };

/** What a door of an office is asked; its format may be left out. */
export type OfficeQuestion<Door extends keyof OfficeDoors> = Omit<OfficeDoors[Door]["question"], "format"> & {
  format?: string;
};
/** What a door of an office answers. */
export type OfficeAnswer<Door extends keyof OfficeDoors> = OfficeDoors[Door]["answer"];

/** One of the six annexes. */
export type Annex = AnyForm["form"];

/** A form of an annex as a document. */
export type FormDocument<A extends Annex = Annex> = Extract<AnyForm, { form: A }>;

/** Figures of a tally; what nobody reported is left out. */
export type Tally = Doors["reporting.figures"]["answer"];

/** Figures by the kinds of operators. */
export type KindTable = Partial<Record<"mall" | "supermarket" | "market" | "enterprise" | "scenic_area", Partial<Tally>>>;

/** A word in both languages. */
export interface Term {
  name: string;
  zh: string;
  en: string;
}

/** A field of a form. */
export interface FormField {
  term: Term;
  kind: { kind: "text" | "day" | "period" | "count" | "money"; words?: undefined } | { kind: "word"; words: Term[] };
  /** Whether it may be left blank. */
  need: string;
  /** Who fills it in. */
  filler: string;
  rule: { rule: string; with?: unknown };
  /** From what it was concluded: the notice, or a reconstruction. */
  source: string;
  /** The provision that it answers. */
  citation: string;
}

/** What may stand on a form. */
export interface FormFields {
  head: FormField[];
  /** Its tables, with the fields of a line. */
  tables: { term: Term; fields: FormField[] }[];
}

/** A station's figures of a period. */
export interface Summary {
  station: string;
  /** Such as `2012Q1`. */
  period: string;
  kind: keyof KindTable;
  columns: KindTable;
}

/** A unit's figures of a period. */
export interface Statistics {
  unit: string;
  tier: string;
  period: string;
  columns: KindTable;
  total?: Partial<Tally>;
}

/** A station's record. */
export type StationRecord = Doors["station.assess"]["question"]["station"];

/** Loads the module; everything else waits for it. In Node it is there at once. */
export function load(source?: Source): Promise<void>;
/** The same, out of bytes that are at hand. */
export function loadSync(module: BufferSource | WebAssembly.Module): void;

/** Under what forms are checked, and how they look. */
export class Forms implements Disposable {
  constructor(given?: { profile?: Profile | string; years?: YearNotice[] | string; editions?: object[] | string });
  /** Asks a door of an office; the question is an object or a JSON text. */
  ask<Door extends keyof OfficeDoors>(door: Door, question: OfficeQuestion<Door> | string): OfficeAnswer<Door>;
  /** The same, from text to text: it throws for no question. */
  call(door: string, question: string): string;
  /** A form on which nothing stands. */
  blank<A extends Annex>(annex: A): FormDocument<A>;
  /** The fields of an annex. */
  fields(annex: Annex): FormFields;
  /** Annex 1 out of the events of a complaint. */
  complaint(events: CaseEvent<"complaint">[] | string): FormDocument<"annex_1">;
  /** Annex 2 of a station out of the events of each of its complaints. */
  register(station: string, complaints: CaseEvent<"complaint">[][] | string): FormDocument<"annex_2">;
  /** Annex 3 out of a station's figures. */
  summary(summary: Summary | string): FormDocument<"annex_3">;
  /** Annex 4 out of a station's record. */
  station(record: StationRecord | string): FormDocument<"annex_4">;
  /** Annex 5 of each office out of the records of its stations. */
  offices(records: StationRecord[] | string): FormDocument<"annex_5">[];
  /** Annex 6 out of a unit's figures. */
  statistics(statistics: Statistics | string): FormDocument<"annex_6">;
  /** The figures on Annex 3 or Annex 6, by kinds of operators. */
  figures(form: FormDocument | string): Required<KindTable>;
  /** What a form leaves out, and what its values break. */
  check(form: FormDocument | string): Finding[];
  /** Forms as a workbook (`.xlsx`), a sheet each. */
  write(forms: FormDocument | FormDocument[] | string): Uint8Array;
  /** The forms of a workbook, each with its sheet, and what could not be read, with its cell. */
  read(bytes: Uint8Array, name?: string): { forms: { sheet: string; form: FormDocument }[]; findings: Finding[] };
  /** Gives its memory back. */
  free(): void;
  [Symbol.dispose](): void;
}
