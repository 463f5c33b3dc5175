/** What is given as an object or as a JSON text, as a text. */

export const textOf = (document) => (typeof document === "string" ? document : JSON.stringify(document));

export const optional = (document) => (document === undefined ? undefined : textOf(document));

/** What a door is asked, as a text; the format is filled in. */
export const questionOf = (question) =>
  typeof question === "string" ? question : JSON.stringify({ format: "wujin/1", ...question });
