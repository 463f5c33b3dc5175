"""State machines of Python that walk the whole table: a plain dictionary, and transitions."""

import itertools

from transitions import Machine, MachineError

from shared import RULES, fewer, first_rows, log, numbers, say

NEXT = {
    (state, action): after
    for state, row in enumerate(RULES["next"])
    for action, after in enumerate(row)
    if after is not None
}


def cases_of(size):
    """Each case's first row and its actions."""
    frame = numbers(log(size))
    rows = zip(frame["case"].to_list(), itertools.count(), frame["action"].to_list())
    grouped = [list(group) for _, group in itertools.groupby(rows, key=lambda row: row[0])]
    return [(group[0][1], [action for _, _, action in group]) for group in grouped], len(frame)


def asking(cases, first):
    """Asks a machine for the place of the first action of each case that it does not allow."""

    def ask():
        places = ((begin, first(actions)) for begin, actions in cases)
        return first_rows([begin + place for begin, place in places if place is not None])

    return ask


def by_dictionary(actions):
    state = 0
    for place, action in enumerate(actions):
        state = NEXT.get((state, action))
        if state is None:
            return place
    return None


def machine_of_transitions():
    names = [f"s{state}" for state in range(len(RULES["next"]))]
    steps = [[f"a{action}", f"s{state}", f"s{after}"] for (state, action), after in NEXT.items()]
    machine = Machine(states=names, transitions=steps, initial="s0", auto_transitions=False)

    def first(actions):
        machine.set_state("s0")
        for place, action in enumerate(actions):
            try:
                machine.trigger(f"a{action}")
            # An action that does not exist has no trigger.
            except (MachineError, AttributeError):
                return place
        return None

    return first


def main():
    for peer, how, most, machine in [
        ("Python", "a dictionary of the table", 100_000, by_dictionary),
        ("transitions", "a machine of the table", 10_000, machine_of_transitions()),
    ]:
        cases, events = cases_of(fewer(most))
        say(peer, "grouped", how, "steps", asking(cases, machine), cases=len(cases), events=events, times=3)


if __name__ == "__main__":
    main()
