/** What comes in at the district office: Annex 3 of its stations, and Annex 6 out of them (4.3/5). */

import type { Command } from "wujin";
import type { Entry, FormDocument, OfficeAnswer } from "wujin/forms";

import type { Desk, Held } from "./desk";
import { openForms } from "./forms";
import { language } from "./language";
import { now, type Procedure, today } from "./rules";
import { standing } from "./station";

export type Compiled = OfficeAnswer<"reporting.compile">;

/** What became of one sheet of a workbook. */
export interface Came {
  sheet: string;
  /** The number under which it was taken. */
  number?: string;
  /** Why it was not. */
  refused?: string;
}

/** The office in the list of units, and the bureau above it. */
const OFFICE = "office";
const COUNTY = "county";

/** Where the reports of a period stand, and what they come to. */
export async function compiled(cases: Iterable<Held>, office: string, period: string): Promise<Compiled> {
  const held = [...cases];
  const stations = standing(held).map(({ number, record, setUp, removed }) => ({
    id: number,
    name: record.name ?? number,
    tier: "station" as const,
    above: OFFICE,
    kind: record.kind ?? null,
    set_up: setUp,
    removed: removed ?? null,
    staff: record.staff?.length ?? null,
  }));
  const forms = await openForms();
  return forms.ask("reporting.compile", {
    period,
    as_of: today(),
    units: [
      { id: COUNTY, name: COUNTY, tier: "county" },
      ...stations,
      { id: OFFICE, name: office, tier: "office", above: COUNTY },
    ],
    reports: held.filter(({ procedure }) => procedure === "submission").map(({ number, unit, matter }) => {
      return { id: number, unit: unit ?? "", events: matter.events as never };
    }),
  });
}

/** The office's Annex 6 of a period. */
export async function annexSixOf(compiled: Compiled, office: string): Promise<FormDocument<"annex_6">> {
  const { period, lines } = compiled.roll_up;
  const columns = lines.find(({ unit }) => unit === OFFICE)?.figures ?? {};
  return (await openForms()).statistics({ unit: office, tier: "office", period, columns });
}

/** Takes in every Annex 3 of a workbook; each sheet that cannot be taken says why. */
export async function receive(desk: Desk, file: File): Promise<Came[]> {
  const forms = await openForms();
  const { forms: found, findings } = forms.read(new Uint8Array(await file.arrayBuffer()), file.name);
  const came: Came[] = findings.map((finding) => ({
    sheet: [finding.place?.sheet, finding.place?.cell].filter(Boolean).join(" ") || file.name,
    refused: finding[language.value],
  }));
  for (const { sheet, form } of found) {
    const became = form.form === "annex_3" ? await taken(desk, form) : { refused: "不是附件3 · it is no Annex 3" };
    came.push({ sheet, ...became });
  }
  return came;
}

/** What a report says. */
interface Given {
  period: string;
  figures: object;
}

async function taken(desk: Desk, form: FormDocument<"annex_3">): Promise<{ number: string } | { refused: string }> {
  const [name, period] = [written(form.record.station), written(form.record.period)];
  const station = standing(desk.of("station_registration")).find(({ record }) => plain(record.name) === plain(name));
  if (station === undefined) {
    return { refused: `没有登记过“${name}” · no station of this name is registered` };
  }
  try {
    const earlier = reportOf(desk, station.number, period);
    const figures = { columns: (await openForms()).figures(form), kind: station.record.kind };
    return { number: await sent(desk, station.number, earlier, { period, figures }) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

/** A report that came in: a new one, a returned one that is corrected, or one that revises what was accepted. */
async function sent(desk: Desk, unit: string, earlier: Held | undefined, given: Given): Promise<string> {
  const stage = earlier?.matter.state.stage;
  if (earlier && stage === "returned") {
    await desk.take(earlier, staff("correct", { figures: given.figures }), staff("submit_in_writing"));
    return earlier.number;
  }
  if (earlier && stage === "submitted") {
    throw new Error(`${earlier.number}: 已经报来，尚未审核 · it is in already, and not answered yet`);
  }
  const revises = earlier && { replaces: earlier.number, changed: "重新报送 · sent again" };
  const draft = staff("draft", { from: "station", to: "office", ...given, ...revises });
  return desk.begin("submission", [draft, staff("submit_in_writing")], unit);
}

/** What the station's staff did, when it comes to be known here. */
const staff = (action: string, particulars: object = {}): Command<Procedure> =>
  ({ at: now(), actor: { role: "staff" }, deed: { action, with: particulars } }) as Command<Procedure>;

/** The report of a station of a period that came last. */
export const reportOf = (desk: Desk, station: string, period: string): Held | undefined =>
  desk.of("submission").findLast(({ unit, matter }) => {
    const deed = matter.event(1)?.deed;
    return unit === station && deed?.action === "draft" && "period" in deed.with && deed.with.period === period;
  });

/** What stands in a field, where it can be read. */
const written = (entry: Entry<string> | undefined): string => (typeof entry === "string" ? entry : "");

/** A name as names are compared: without white space. */
const plain = (name: string | null | undefined): string => (name ?? "").replace(/\s/g, "");
