/** The golden vectors that every runtime shares: a door, a question, the exact answer. */

import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../../tests/vectors/", import.meta.url);

export const vectors = readdirSync(FOLDER).flatMap((file) =>
  readFileSync(new URL(file, FOLDER), "utf8")
    .split("\n")
    .filter((line) => line)
    .map((line) => JSON.parse(line)),
);
