/** A station as Annex 4 records it: its fields, and where they stand in the record. */

import type { StationRecord } from "wujin/forms";

import { type Field, field, type Kind } from "./deeds";
import type { Held } from "./desk";
import { context, words } from "./rules";

/** Persons whose number is not fixed. */
export type People = "staff" | "area_officers";

export const HEAD: Field[] = [
  field("name", "line", "服务站名称", "Name of the station"),
  field("kind", "choice", "经营者类型", "Kind of operator", { list: "operator_kind" }),
  field("operator", "line", "经营者名称", "Operator"),
  field("business_code", "line", "注册号或统一社会信用代码", "Registration number or credit code"),
  field("address", "line", "地址", "Address"),
  field("person_in_charge", "line", "负责人", "Person in charge"),
  field("telephone", "line", "固定电话", "Fixed telephone"),
  field("set_up", "day", "设立日期", "Day of setting up"),
  field("office.id", "line", "辖区工商所编号", "Number of the district office"),
  field("filled_by", "line", "填表人", "Filled in by"),
];

const seen = (path: string, zh: string, en: string): Field => field(path, "presence", zh, en);

/** What is ticked of a list of the rules. */
const ticked = (part: string, list: string): Field[] =>
  [...words(list).values()].map(({ name, zh, en }) => seen(`${part}.${name}`, zh, en));

/** What is looked at, by parts of the form. */
export const SEEN: { zh: string; en: string; fields: () => Field[] }[] = [
  { zh: "设立条件", en: "Conditions", fields: () => ticked("conditions", "station_condition") },
  {
    zh: "标识标志牌",
    en: "Sign plate",
    fields: () => [
      seen("sign_plate.prominent", "悬挂在显著位置", "Hangs in a prominent place"),
      seen("sign_plate.station_name", "标明服务站名称", "Names the station"),
      seen("sign_plate.unified_number", "标明12315", "Shows 12315"),
      seen("office.head_name_published", "公示工商所负责人姓名", "The office head's name is published"),
      seen("office.head_telephone_published", "公示工商所负责人电话", "The office head's telephone is published"),
    ],
  },
  {
    zh: "制度",
    en: "Systems",
    fields: () => [
      ...ticked("systems", "duty_system"),
      ...ticked("management", "management_system"),
      seen("publicity", "对本单位职工宣传消费维权法规", "Consumer law is publicised among the employees"),
    ],
  },
];

const ONE: [path: string, kind: Kind, zh: string, en: string, list?: string][] = [
  ["name", "line", "姓名", "Name"],
  ["employment", "choice", "专职或兼职", "Full or part time", "employment"],
  ["telephone", "line", "电话", "Telephone"],
  ["photograph", "presence", "存有照片", "A photograph is kept"],
  ["on_plate.name", "presence", "标志牌标明姓名", "The plate shows the name"],
  ["on_plate.photograph", "presence", "标志牌贴有照片", "The plate shows the photograph"],
  ["on_plate.telephone", "presence", "标志牌标明电话", "The plate shows the telephone"],
];

/** The fields of one person. */
export const personAt = (people: People, place: number): Field[] =>
  ONE.filter(([path]) => people === "staff" || path !== "employment").map(([path, kind, zh, en, list]) =>
    field(`${people}.${place}.${path}`, kind, zh, en, list ? { list } : {}),
  );

/** The station as it was last drafted or found. */
export function recordOf({ matter }: Held): StationRecord {
  const records = matter.events.flatMap(({ deed }) => {
    const given = deed.with as { record?: StationRecord; found?: StationRecord };
    return given.record ?? given.found ?? [];
  });
  return records.at(-1) ?? {};
}

/** Everything that a station lacks. */
export const lacksOf = (station: StationRecord) => context.ask("station.assess", { station }).findings;

/** Those that stand between registration and removal, with the days between which they do. */
export function standing(cases: Iterable<Held>) {
  return [...cases].flatMap((held) => {
    const { number, procedure, matter } = held;
    if (procedure !== "station_registration") return [];
    const day = (...actions: string[]): string | undefined =>
      matter.events.find(({ deed }) => actions.includes(deed.action))?.at.slice(0, 10);
    const registered = day("register");
    if (registered === undefined) return [];
    const record = recordOf(held);
    return { number, record, setUp: record.set_up ?? registered, removed: day("remove") };
  });
}
