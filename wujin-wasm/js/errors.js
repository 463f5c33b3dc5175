/** What a rule refuses or an input lacks, as an error: every reason, never a bare text. */

let language = "zh";

/** Sets the language of messages: `zh`, which is the first, or `en`. */
export function setLanguage(chosen) {
  if (chosen !== "zh" && chosen !== "en") {
    throw new TypeError(`"${chosen}" is neither zh nor en`);
  }
  language = chosen;
}

/** The language of messages. */
export function getLanguage() {
  return language;
}

/** A refusal, or findings about what was given. */
export class WujinError extends Error {
  /**
   * @param findings everything that is wrong, each with its code, its provisions and what would mend it
   * @param refusal what is lawful instead, and the shortest way to what was asked, where a command was refused
   * @param position the place of the event of a log that could not have happened, from 1
   */
  constructor(findings, refusal, position) {
    const sentences = findings.map((finding) => `${finding.code} ${finding[language]}`);
    super((position === undefined ? "" : `[${position}] `) + sentences.join(language === "zh" ? "；" : "; "));
    this.name = "WujinError";
    this.unmet = findings;
    this.lawful = refusal?.lawful ?? [];
    this.path = refusal?.path ?? [];
    this.position = position;
  }

  /** The code of the first reason, such as `WJ-201`. */
  get code() {
    return this.unmet[0]?.code;
  }

  /** What the first reason rests on most directly. */
  get provision() {
    return this.unmet[0]?.citations[0];
  }
}

/** The answer of a reply of the contract, or the error that it tells. */
export function answerOf(text) {
  const reply = JSON.parse(text);
  if (reply.findings) {
    throw new WujinError(reply.findings);
  }
  if (reply.unlawful) {
    throw new WujinError(reply.unlawful.refusal.unmet, reply.unlawful.refusal, reply.unlawful.position);
  }
  if (reply.refusal) {
    throw new WujinError(reply.refusal.unmet, reply.refusal);
  }
  return reply.answer;
}

/** Runs what throws the text of a reply, and throws the error that it tells. */
export function raising(run) {
  try {
    return run();
  } catch (thrown) {
    return typeof thrown === "string" ? answerOf(thrown) : fail(thrown);
  }
}

function fail(thrown) {
  throw thrown;
}
