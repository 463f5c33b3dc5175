"""pm4py: token replay and alignments on the complaint's Petri net."""

import contextlib
import io
import os
import pathlib
import warnings

warnings.filterwarnings("ignore")

import pandas  # noqa: E402
import pm4py  # noqa: E402

from shared import fewer, log, say  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOVE = 10_000


def quietly(ask):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return ask()


def main():
    net = quietly(lambda: pm4py.read_pnml(str(ROOT / "docs/procedures/complaint.en.pnml")))
    labels = labels_of(net[0])
    size = fewer(10_000)
    frame = log(size).select("case", "action", "at").to_pandas()
    frame["case"] = frame["case"].astype(str)
    # It sorts by time, also where time runs back: the order of the rows is what counts here.
    frame["at"] = frame["at"].min() + pandas.to_timedelta(frame.index, unit="s")
    frame["action"] = frame["action"].astype(str).map(lambda name: labels.get(name, name))
    events = quietly(lambda: pm4py.format_dataframe(frame, case_id="case", activity_key="action", timestamp_key="at"))
    log_of_cases = quietly(lambda: pm4py.convert_to_event_log(events))

    def replay():
        told = quietly(lambda: pm4py.conformance_diagnostics_token_based_replay(log_of_cases, *net))
        return {"unfit": sum(not case["trace_is_fit"] for case in told)}

    def align():
        told = quietly(lambda: pm4py.conformance_diagnostics_alignments(log_of_cases, *net))
        return {"cost": round(sum(case["cost"] for case in told) / MOVE)}

    sizes = {"cases": size, "events": len(frame), "times": 1}
    say("pm4py", "grouped", "token replay, each variant once", "fits", replay, **sizes)
    say("pm4py", "repair", "alignments, each variant once", "cost", align, **sizes)


def labels_of(net):
    """What the net calls each action: a transition's name begins with the action's."""
    return {one.name.split(".")[0]: one.label for one in net.transitions if one.label}


if __name__ == "__main__":
    main()
