"""Has other people's software read the procedures' files and run them.

    python tests/oracles/interchange.py [--count N] [--program PATH]

* python-statemachine reads each SCXML file and runs the walks that the example `walks` of wujin-core
  prints: after every action it must stand at the same states.
* pm4py reads each PNML file, and makes a Petri net of each BPMN file. At every step of the walks both
  nets must be able to fire an action exactly when it is lawful.
"""

import argparse
import contextlib
import io
import json
import pathlib
import subprocess
import sys
import warnings
from xml.etree import ElementTree

warnings.filterwarnings("ignore")

import pm4py  # noqa: E402
from pm4py.objects.petri_net.semantics import ClassicSemantics  # noqa: E402
from statemachine.io import load  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs" / "procedures"


def walks(arguments):
    """The walks, by procedure."""
    cargo = ["cargo", "run", "--quiet", "--package", "wujin-core", "--example", "walks", "--"]
    command = [arguments.program] if arguments.program else cargo
    printed = subprocess.run(
        [*command, str(arguments.count)], capture_output=True, encoding="utf-8", check=True
    ).stdout
    grouped = {}
    for line in printed.splitlines():
        walk = json.loads(line)
        grouped.setdefault(walk["procedure"], []).append((walk["actions"], walk["lawful"], walk["states"]))
    return grouped


def run_chart(name, runs):
    """How many runs of the SCXML file end each step where the table does."""
    chart = load(FOLDER / f"{name}.scxml")
    words = {state for _, _, states in runs for step in states for state in step}
    passed = 0
    for actions, _, states in runs:
        machine = chart()
        agrees = True
        for action, expected in zip(actions, states):
            with contextlib.suppress(Exception):
                machine.send(action)
            here = {state.id for state in machine.configuration} & words
            if here != set(expected):
                print(f"{name}.scxml: {actions} at {action}: {here}, not {expected}", file=sys.stderr)
                agrees = False
                break
        passed += agrees
    return passed


def fire(net, marking, label):
    """The marking after a transition with this label, silent ones fired as needed; None if none can."""
    semantics = ClassicSemantics()
    seen, waiting = {marking}, [marking]
    while waiting:
        here = waiting.pop(0)
        for transition in sorted(semantics.enabled_transitions(net, here), key=lambda one: one.name):
            after = semantics.execute(transition, net, here)
            if transition.label == label:
                return after
            if transition.label is None and after not in seen:
                seen.add(after)
                waiting.append(after)
    return None


def labels(name):
    """What each action is called in Chinese, as the state chart says beside the actions' names."""
    net = ElementTree.parse(FOLDER / f"{name}.zh.pnml").getroot()
    space = {"pnml": "http://www.pnml.org/version-2009/grammar/pnml"}
    found = {}
    for transition in net.iterfind(".//pnml:transition", space):
        found[transition.get("id").split(".")[0]] = transition.findtext("pnml:name/pnml:text", "", space)
    return found


def run_net(kind, net, initial, runs, label):
    """How many walks the net can fire exactly as the table allows."""
    known, passed = {}, 0
    for actions, lawful, _ in runs:
        marking, agrees = initial, True
        for action, expected in zip(actions, lawful):
            key = (marking, action)
            if key not in known:
                known[key] = fire(net, marking, label[action])
            if (known[key] is not None) != expected:
                print(f"{kind}: {actions} at {action}: {'not ' * (not expected)}lawful", file=sys.stderr)
                agrees = False
                break
            marking = known[key] or marking
        passed += agrees
    return passed


def run_nets(name, runs):
    """The nets that pm4py reads from PNML and makes of BPMN, each with the runs that agree."""
    label = labels(name)
    with contextlib.redirect_stdout(io.StringIO()):
        net, initial, final = pm4py.read_pnml(str(FOLDER / f"{name}.zh.pnml"))
        process = pm4py.convert_to_petri_net(pm4py.read_bpmn(str(FOLDER / f"{name}.zh.bpmn")))
    assert len(initial) in (1, 2) and len(final) == 1, f"{name}: {initial}, {final}"
    yield f"{name}.zh.pnml", run_net(f"{name}.pnml", net, initial, runs, label)
    yield f"{name}.zh.bpmn", run_net(f"{name}.bpmn", process[0], process[1], runs, label)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--program", help="the built example `walks`; otherwise cargo runs it")
    arguments = parser.parse_args()

    passed = failed = 0
    for name, runs in walks(arguments).items():
        for file, ran in [(f"{name}.scxml", run_chart(name, runs)), *run_nets(name, runs)]:
            print(f"{file}: {ran} of {len(runs)} runs agree")
            passed, failed = passed + ran, failed + len(runs) - ran
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
