/** A station's quarter out of its cases: the figures, and Annex 3 as a workbook. */

import type { KindTable, Summary } from "wujin/forms";

import type { Held } from "./desk";
import { openForms } from "./forms";
import { context, type Procedure } from "./rules";

export type Kind = keyof KindTable;

/** The station as the latest complaint names it. */
export function stationOf(cases: Iterable<Held>): string {
  const first = [...cases].map(({ matter }) => matter.event(1)?.deed);
  return first.flatMap((deed) => (deed?.action === "register" && "station" in deed.with ? (deed.with.station ?? []) : [])).at(-1) ?? "";
}

/** What the cases on the desk come to in a quarter, as Annex 3 reports it. */
export function summaryOf(cases: Iterable<Held>, station: string, kind: Kind, period: string): Summary {
  const logs = [...cases].map(({ procedure, matter }) => ({ procedure, events: matter.events }));
  const of = (procedure: Procedure) => logs.filter((log) => log.procedure === procedure).map((log) => log.events);
  const question = { format: "wujin/1", period, complaints: of("complaint"), inquiries: of("inquiry") };
  const figures = context.ask("reporting.figures", JSON.stringify(question));
  return { station, period, kind, columns: { [kind]: figures } };
}

/** Annex 3 as the bytes of a workbook. */
export async function workbookOf(summary: Summary): Promise<Uint8Array> {
  const forms = await openForms();
  return forms.write(forms.summary(summary));
}

/** The quarters of which a station at a day may report: that of the day, and the three before. */
export function quartersTo(day: string): string[] {
  const [year, month] = day.split("-").map(Number) as [number, number];
  const last = year * 4 + Math.floor((month - 1) / 3);
  return [0, 1, 2, 3].map((back) => `${Math.floor((last - back) / 4)}Q${((last - back) % 4) + 1}`);
}
