/** When something is due, in words. */

import type { Answer } from "wujin";

import { say } from "./language";

export function dueOf(due: Answer<"calendar.due">["due"]): string {
  if (due === "promptly") return say("promptly");
  if ("on" in due) return due.on;
  return "suspended" in due ? say("suspended") : say("unknownDay");
}
