/** The language of the page: Chinese first. */

import { ref } from "vue";
import { type Language, setLanguage } from "wujin";

import { MESSAGES } from "./messages";
import { words } from "./rules";

export const language = ref<Language>("zh");

/** Changes the language of the page and of the rules. */
export function speak(chosen: Language): void {
  language.value = chosen;
  setLanguage(chosen);
  document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
}

/** A sentence of the page. */
export const say = (key: keyof typeof MESSAGES): string => MESSAGES[key][language.value];

/** A word of the rules. */
export const word = (list: string, name: string): string => words(list).get(name)?.[language.value] ?? name;
