/** When something is due, in words. */

import type { Answer } from "wujin";

import { language, say } from "./language";
import { context, today } from "./rules";

type Due = Answer<"calendar.due">["due"];

export function dueOf(due: Due): string {
  if (due === "promptly") return say("promptly");
  if ("on" in due) return due.on;
  return "suspended" in due ? say("suspended") : say("unknownDay");
}

/** The same, with how far off it is in days and in working days, where a day is fixed. */
export function countedOf(due: Due): string {
  if (typeof due !== "object" || !("on" in due)) return dueOf(due);
  const [now, day] = [today(), due.on];
  const late = day < now;
  const { days, working_days: working } = context.ask("calendar.count", late ? { from: day, until: now } : { from: now, until: day });
  const counted = working ?? say("unknownDay");
  const distance =
    language.value === "zh"
      ? `${late ? "已逾期" : "还有"} ${days} 日（${counted} 个工作日）`
      : `${late ? "overdue by" : "in"} ${days} days (${counted} working days)`;
  return `${day} · ${distance}`;
}
