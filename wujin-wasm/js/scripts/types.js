/**
 * Writes `types/` out of the JSON Schemas of the doors: a file for each group of doors, and the doors by name; and out
 * of the built module the records of the six annexes.
 */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import { compile } from "json-schema-to-typescript";

import { formTypes } from "./form-types.js";

const SCHEMAS = new URL("../../../docs/schema/", import.meta.url);
const TYPES = new URL("../types/", import.meta.url);
const NOTE = "/* Written out of the JSON Schemas by scripts/types.js. */\n";

/** The doors of a folder: their name, and the file that their types go into, such as `complaint`. */
const doorsIn = (folder, prefix) =>
  readdirSync(new URL(folder, SCHEMAS))
    .map((file) => /^(\w+)\.(\w+)\.question\.json$/.exec(file))
    .filter((match) => match)
    .map(([, part, name]) => ({ door: `${folder}${part}.${name}`, group: prefix + part, name }));

/** By where they are asked. */
const KINDS = [
  { name: "Doors", says: "What each door is asked, and what it answers.", doors: doorsIn("./", "") },
  { name: "OfficeDoors", says: "The same of the doors of an office.", doors: doorsIn("./office/", "office_") },
];

const pascal = (name) => name.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());

const read = (file) => JSON.parse(readFileSync(new URL(file, SCHEMAS), "utf8"));

/**
 * What is said beside a reference would make a second type of it; an object of which nothing is said holds
 * anything; and nobody runs Rust here.
 */
function plain(schema) {
  if (Array.isArray(schema)) {
    return schema.map(plain);
  }
  if (schema === null || typeof schema !== "object") {
    return schema;
  }
  if ("$ref" in schema) {
    return { $ref: schema.$ref };
  }
  if (schema.type === "object" && Object.keys(schema).every((key) => ["type", "description"].includes(key))) {
    return { ...schema, additionalProperties: true };
  }
  const part = ([key, value]) => [key, key === "description" && typeof value === "string" ? prose(value) : plain(value)];
  return Object.fromEntries(Object.entries(schema).map(part));
}

const prose = (text) => text.replace(/\n*```[^]*?```/g, "");

/** The types of a group of doors. */
class Group {
  #definitions = {};

  /** Takes a schema in with all that it refers to; answers what it is called. */
  take(name, { $schema: _, title: __, $defs = {}, ...root }) {
    const reference = /^#\/\$defs\/(\w+)$/.exec(root.$ref);
    const own = reference ? {} : { [name]: root };
    for (const [key, definition] of Object.entries(plain({ ...$defs, ...own }))) {
      const known = (this.#definitions[key] ??= definition);
      if (JSON.stringify(known) !== JSON.stringify(definition)) {
        throw new Error(`"${key}" is two things`);
      }
    }
    return reference ? reference[1] : name;
  }

  async text() {
    const schema = { title: "Unused", type: "object", $defs: this.#definitions };
    const options = { bannerComment: NOTE, unreachableDefinitions: true, additionalProperties: false };
    const text = await compile(schema, "Unused", options);
    // The root that holds them, and where each is referenced, are of no use to a reader.
    return text
      .replace(/export interface Unused \{\}\n/, "")
      .replaceAll(/ \* This interface was referenced by [^\n]*\n \* via the [^\n]*\n/g, "")
      .replaceAll(/\/\*\*\n \*\/\n/g, "")
      .replaceAll(/ \*\n \*\//g, " */");
  }
}

rmSync(TYPES, { recursive: true, force: true });
mkdirSync(TYPES, { recursive: true });
const groups = new Map(KINDS.flatMap(({ doors }) => doors).map(({ group }) => [group, new Group()]));

function lineOf({ door, group, name }) {
  const types = groups.get(group);
  const question = types.take(`${pascal(name)}Question`, read(`${door}.question.json`));
  // The answer among what a door replies; the rest is thrown.
  const { oneOf, $defs } = read(`${door}.answer.json`);
  const root = oneOf.find(({ properties }) => "answer" in properties).properties.answer;
  const answer = types.take(`${pascal(name)}Answer`, { ...root, $defs });
  return `  "${door.split("/").at(-1)}": { question: ${group}.${question}; answer: ${group}.${answer} };\n`;
}

const listed = KINDS.map(
  ({ name, says, doors }) => `\n/** ${says} */\nexport interface ${name} {\n${doors.map(lineOf).join("")}}\n`,
);
for (const [group, types] of groups) {
  writeFileSync(new URL(`${group}.d.ts`, TYPES), await types.text());
}
const imports = [...groups.keys()].map((group) => `import type * as ${group} from "./${group}.js";\n`).join("");
writeFileSync(new URL("doors.d.ts", TYPES), `${NOTE}${imports}${listed.join("")}`);
writeFileSync(new URL("forms.d.ts", TYPES), formTypes(NOTE));
