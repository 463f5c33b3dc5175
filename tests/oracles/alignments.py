"""Holds verdicts and cheapest repairs against pm4py's alignments and token replay.

    python tests/oracles/alignments.py [--count N] [--program PATH]

The example `logs` of wujin-core writes a log of lawful and mutated complaints as XES and OCEL 2.0, and
what it says of each case. pm4py reads both and the complaint's Petri net (PNML): its token replay and
its optimal alignments must call the same cases fitting, and each alignment must cost as many moves as
the cheapest repair inserts and removes. pm4py counts a move as 10,000, and a silent one as nothing.
"""

import argparse
import contextlib
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")

import pm4py  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOVE = 10_000


def answers_of(folder):
    with open(folder / "answers.json", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def compare(folder):
    """Counts the cases on which everybody agrees, and names the others."""
    answers = answers_of(folder)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        log = pm4py.read_xes(str(folder / "log.xes"), return_legacy_log_object=True)
        net = pm4py.read_pnml(str(ROOT / "docs/procedures/complaint.zh.pnml"))
        aligned = pm4py.conformance_diagnostics_alignments(log, *net)
        replayed = pm4py.conformance_diagnostics_token_based_replay(log, *net)
        objects = pm4py.read_ocel2_json(str(folder / "log.ocel.json"))
    assert len(log) == len(answers) == len(aligned) == len(replayed), "every case is answered"
    events = sum(map(len, log))
    complaints = (objects.objects["ocel:type"] == "complaint").sum()
    # pm4py leaves out objects to which nothing happened.
    assert (len(objects.events), complaints) == (events, sum(map(bool, log))), "OCEL holds what XES holds"
    passed = 0
    for trace, answer, alignment, replay in zip(log, answers, aligned, replayed):
        assert trace.attributes["concept:name"] == answer["case"], "cases stand in order"
        cost = round(alignment["cost"] / MOVE)
        if (cost, cost == 0, replay["trace_is_fit"]) == (answer["cost"], answer["fits"], answer["fits"]):
            passed += 1
        else:
            actions = [event["concept:name"] for event in trace]
            print(f"{answer}: {actions}: cost {cost}, replay {replay['trace_is_fit']}", file=sys.stderr)
    fitting = sum(answer["fits"] for answer in answers)
    print(f"{len(answers)} cases, {events} events, {fitting} fitting, costs to {max(a['cost'] for a in answers)}")
    return passed, len(answers) - passed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--program", help="the built example `logs`; otherwise cargo runs it")
    arguments = parser.parse_args()
    cargo = ["cargo", "run", "--quiet", "--package", "wujin-core", "--example", "logs", "--"]
    command = [arguments.program] if arguments.program else cargo
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*command, folder, str(arguments.count)], check=True)
        passed, failed = compare(pathlib.Path(folder))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
