"""Records of Annex 1 from JSON: pydantic and msgspec, every field typed and every one required."""

import datetime
from typing import Annotated, Literal

import msgspec
import pydantic

from shared import FOLDER, RULES, say

LINES = (FOLDER / "records.jsonl").read_bytes().split(b"\n")
Way = Literal[tuple(RULES["ways"])]
Nature = Literal[tuple(RULES["natures"])]
Text = Annotated[str, pydantic.StringConstraints(min_length=1), msgspec.Meta(min_length=1)]
Number = Annotated[int, pydantic.Field(ge=0), msgspec.Meta(ge=0)]

PERSON = {"name": Text, "sex": Text, "age": Number, "address": Text, "telephone": Text}


def fields(person):
    return {
        "number": Text, "station": Text, "way": Way, "consumer": person, "goods": Text,
        "purchase_day": datetime.date, "amount": Number, "request": Text, "evidence": Text, "nature": Nature,
    }


def by_pydantic():
    def model(name, types):
        return pydantic.create_model(name, **{field: (kind, ...) for field, kind in types.items()})

    read = model("Record", fields(model("Person", PERSON))).model_validate_json
    return read, pydantic.ValidationError


def by_msgspec():
    def model(name, types):
        return msgspec.defstruct(name, list(types.items()))

    read = msgspec.json.Decoder(model("Record", fields(model("Person", PERSON)))).decode
    return read, msgspec.ValidationError


def counting(read, refused):
    def ask():
        registered = 0
        for line in LINES:
            try:
                read(line)
                registered += 1
            except refused:
                pass
        return {"registered": registered}

    return ask


def main():
    for peer, maker in [("pydantic", by_pydantic), ("msgspec", by_msgspec)]:
        size = {"cases": len(LINES), "events": len(LINES)}
        say(peer, "records", "every field read, typed and required", "annex_one", counting(*maker()), **size)


if __name__ == "__main__":
    main()
