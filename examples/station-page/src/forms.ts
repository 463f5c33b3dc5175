/** The annexes: their module is loaded when one is first asked for. */

import type { CaseEvent } from "wujin";
import type { Annex, FormDocument, FormFields, Forms } from "wujin/forms";

import type { Held } from "./desk";
import { profile } from "./rules";
import { recordOf } from "./station";

type ComplaintEvent = CaseEvent<"complaint">;

let opened: Promise<Forms> | undefined;

/** The forms of the edition that comes along. */
export function openForms(): Promise<Forms> {
  opened ??= import("wujin/forms").then(async ({ Forms, load }) => {
    await load();
    return new Forms(profile === undefined ? {} : { profile });
  });
  return opened;
}

/** A form with its fields, ready to be shown. */
export interface Sheet {
  annex: Annex;
  fields: FormFields;
  record: Record<string, unknown>;
}

/** Annex 1 of a complaint. */
export async function annexOne(held: Held): Promise<Sheet> {
  const forms = await openForms();
  return sheetOf(forms, forms.complaint(held.matter.events as ComplaintEvent[]));
}

/** Annex 2: the station's register of complaints that are archived. */
export async function annexTwo(station: string, cases: Iterable<Held>): Promise<Sheet> {
  const forms = await openForms();
  const complaints = [...cases].filter(({ procedure }) => procedure === "complaint");
  return sheetOf(forms, forms.register(station, complaints.map(({ matter }) => matter.events as ComplaintEvent[])));
}

/** Annex 4 of a station. */
export async function annexFour(held: Held): Promise<Sheet> {
  const forms = await openForms();
  return sheetOf(forms, forms.station(recordOf(held)));
}

/** Annex 5: the stations of the office. */
export async function annexFive(stations: Held[]): Promise<Sheet> {
  const forms = await openForms();
  const [form] = forms.offices(stations.map(recordOf));
  return sheetOf(forms, form ?? forms.blank("annex_5"));
}

/** A form ready to be shown. */
export function sheetOf(forms: Forms, form: FormDocument): Sheet {
  return { annex: form.form, fields: forms.fields(form.form), record: { ...form.record } };
}
