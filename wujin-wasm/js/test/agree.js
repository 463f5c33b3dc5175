/** Whether the package answers as every other runtime does; it runs in Node and in the page. */

function same(found, wanted, question) {
  const [own, other] = [found, wanted].map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  if (own !== other) {
    throw new Error(`${question}\n${own}\n${other}`);
  }
}

/** Every door answers byte for byte what it answers everywhere; how many were asked. */
export const doorsAgree = ({ Context }, vectors) => allAgree(new Context(), vectors);

/** Every door of an office does, too. */
export const officeAgrees = ({ Forms }, vectors) => allAgree(new Forms(), vectors);

function allAgree(context, vectors) {
  for (const { door, question, answer } of vectors) {
    same(context.call(door, question), answer, `${door} ${question}`);
  }
  return vectors.length;
}

/** A case that is held answers what the doors answer; how many were asked. */
export function casesAgree({ Context, WujinError }, vectors) {
  let asked = 0;
  for (const { door, question, answer } of vectors) {
    const [procedure, what] = door.split(".");
    if (!["decide", "state", "obligations"].includes(what) || answer.includes("WJ-94")) {
      continue;
    }
    const { events, command, as_of: asOf, profile, years } = JSON.parse(question);
    const context = new Context({ profile, years });
    const reply = JSON.parse(answer);
    try {
      const held = context.begin(procedure, events);
      same(what === "decide" ? held.decide(command) : what === "state" ? held.state : held.obligations(asOf), reply.answer, question);
      held.free();
    } catch (error) {
      if (!(error instanceof WujinError)) {
        throw error;
      }
      const { unmet, lawful, path } = reply.refusal ?? reply.unlawful.refusal;
      same([error.unmet, error.lawful, error.path, error.code], [unmet, lawful, path, unmet[0].code], question);
    }
    context.free();
    asked += 1;
  }
  return asked;
}
