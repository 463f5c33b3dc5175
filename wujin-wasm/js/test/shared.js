/** The golden vectors that every runtime shares: a door, a question, the exact answer. */

import { existsSync, readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../../tests/vectors/", import.meta.url);

const every = readdirSync(FOLDER).flatMap((file) =>
  readFileSync(new URL(file, FOLDER), "utf8")
    .split("\n")
    .filter((line) => line)
    .map((line) => JSON.parse(line)),
);

/** Whether only an office asks it. */
const isOffice = ({ door }) => existsSync(new URL(`../../../docs/schema/office/${door}.question.json`, import.meta.url));

export const vectors = every.filter((vector) => !isOffice(vector));
/** Those of the doors of an office, which the second module has. */
export const officeVectors = every.filter(isOffice);
