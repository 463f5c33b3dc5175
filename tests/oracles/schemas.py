"""Holds every vector against the published JSON Schemas with the Python package jsonschema.

Prints `N passed, N failed` and fails when anything differs. A question that a door could not use is
left out: the schema is what says that it is wrong.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator

ROOT = pathlib.Path(__file__).resolve().parents[2]
passed = failed = 0
validators: dict[str, Draft202012Validator] = {}


def validator(name: str) -> Draft202012Validator:
    if name not in validators:
        schema = json.loads((ROOT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)
    return validators[name]


def hold(name: str, document: object, where: str) -> None:
    global passed, failed
    errors = list(validator(name).iter_errors(document))
    if errors:
        failed += 1
        print(f"{where}: {name}: {errors[0].json_path}: {errors[0].message[:300]}")
    else:
        passed += 1


for path in sorted((ROOT / "tests" / "vectors").glob("*.jsonl")):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        vector = json.loads(line)
        door, where = vector["door"], f"{path.name}:{number}"
        if not (ROOT / "docs" / "schema" / f"{door}.answer.json").exists():
            continue
        answer = json.loads(vector["answer"])
        hold(f"{door}.answer", answer, where)
        if "findings" not in answer:
            hold(f"{door}.question", json.loads(vector["question"]), where)

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
