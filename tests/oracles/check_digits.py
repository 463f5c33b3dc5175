"""Compare the check digits of wujin with python-stdnum over random and mutated numbers.

    python tests/oracles/check_digits.py [--seed N] [--count N] [--program PATH]

The numbers go to the standard input of the example `check_digits` of wujin-core (built and run by
cargo unless a program is named) and its answers are held against:

* registration numbers: `stdnum.iso7064.mod_11_10` (stdnum has no module for them);
* credit codes: `stdnum.cn.uscc`, with these differences, each decided here in the open:
  - stdnum wants digits in characters 1 and 2, the standard allows letters there: such a number is
    judged by stdnum's check character alone;
  - stdnum drops spaces and hyphens and raises lower case, wujin reads strictly: what stdnum's
    `compact` would change is invalid;
  - stdnum does not check the organisation code in characters 9 to 17 (GB 11714): it is recomputed
    here, as the weighted sum, check character included, that must be a multiple of 11.
"""

import argparse
import random
import subprocess
import sys

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_11_10

DIGITS = "0123456789"
ALPHABET = DIGITS + "ABCDEFGHJKLMNPQRTUWXY"
STRANGE = "IOSVZa-　１ "


def registration_is_valid(number: str) -> bool:
    """15 digits with their check digit, or 13 digits of the old style."""
    if not number or any(letter not in DIGITS for letter in number):
        return False
    return len(number) == 13 or len(number) == 15 and mod_11_10.is_valid(number)


def organisation_is_valid(code: str) -> bool:
    """GB 11714: the ninth character weighs 1, and X there is 10."""
    check = 10 if code[8] == "X" else int(code[8]) if code[8] in DIGITS else None
    if check is None:
        return False
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    return (sum(int(letter, 36) * weight for letter, weight in zip(code, weights)) + check) % 11 == 0


def organisation_check(body: str) -> str:
    return next(letter for letter in DIGITS + "X" if organisation_is_valid(body + letter))


def credit_is_valid(number: str) -> bool:
    if uscc.compact(number) != number or len(number) != 18:
        return False
    if any(letter not in ALPHABET for letter in number) or any(letter not in DIGITS for letter in number[2:8]):
        return False
    if number[0] in DIGITS and number[1] in DIGITS:
        try:
            uscc.validate(number)
        except ValidationError:
            return False
    elif uscc.calc_check_digit(number[:17]) != number[17]:
        return False
    return organisation_is_valid(number[8:17])


def draw(source: random.Random, letters: str, count: int) -> str:
    return "".join(source.choice(letters) for _ in range(count))


def registration(source: random.Random) -> str:
    if source.random() < 0.1:
        return draw(source, DIGITS, 13)
    body = draw(source, DIGITS, 14)
    return body + mod_11_10.calc_check_digit(body)


def credit(source: random.Random) -> str:
    head = draw(source, ALPHABET if source.random() < 0.2 else DIGITS, 2) + draw(source, DIGITS, 6)
    organisation = draw(source, ALPHABET, 8)
    # One in ten has a wrong organisation code under a right last character.
    body = head + organisation + (
        source.choice(ALPHABET) if source.random() < 0.1 else organisation_check(organisation)
    )
    return body + uscc.calc_check_digit(body)


def mutate(source: random.Random, number: str) -> str:
    place = source.randrange(len(number))
    way = source.randrange(5)
    if way == 0 and len(number) > place + 1:
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if way == 1:
        return number[:place] + number[place + 1 :]
    if way == 2:
        return number[:place] + source.choice(STRANGE) + number[place + 1 :]
    return number[:place] + source.choice(ALPHABET if len(number) == 18 else DIGITS) + number[place + 1 :]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=2011)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--program", help="the built example; otherwise cargo runs it")
    arguments = parser.parse_args()

    source = random.Random(arguments.seed)
    numbers = []
    for index in range(arguments.count):
        number = (registration, credit)[index % 2](source)
        numbers.append(mutate(source, number) if source.random() < 0.5 else number)

    cargo = ["cargo", "run", "--quiet", "--package", "wujin-core", "--example", "check_digits"]
    command = [arguments.program] if arguments.program else cargo
    text = "".join(number + "\n" for number in numbers)
    answer = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout
    lines = answer.split("\n")[:-1]

    failed = abs(len(lines) - len(numbers))
    verdicts = {"valid": 0, "invalid": 0}
    for number, line in zip(numbers, lines):
        kind = "uscc" if len(number) > 15 else "rn"
        valid = credit_is_valid(number) if kind == "uscc" else registration_is_valid(number)
        verdict = "valid" if valid else "invalid"
        verdicts[verdict] += 1
        expected = f"{number}\t{kind}\t{verdict}"
        if line != expected:
            failed += 1
            print(f"expected {expected!r}, got {line!r}", file=sys.stderr)
    if not all(verdicts.values()):
        print(f"one verdict never occurred: {verdicts}", file=sys.stderr)
        failed += 1
    print(f"{len(numbers) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
