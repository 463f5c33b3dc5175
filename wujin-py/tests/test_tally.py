"""What a log comes to, held against a plain count, and parts of it that add."""

from __future__ import annotations

import json
import pickle
import random
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
import wujin

STATIONS = [
    {"station": "420102-03-0007", "kind": "mall", "set_up": date(2011, 5, 1)},
    {"station": "420102-03-0008", "kind": "market", "set_up": None, "removed": date(2012, 5, 1)},
    {"station": "420103-01-0001", "kind": "scenic_area"},
]
STEPS = [("register", "staff"), ("propose", "staff"), ("agree", "staff"), ("approve", "leader"), ("perform", "staff")]
FIRST, LAST = "2012Q1", "2012Q4"


def log(cases: int, seed: int = 3) -> pl.DataFrame:
    """Lawful cases, some still open and some withdrawn."""
    chance, rows = random.Random(seed), []
    numbers = [station["station"] for station in STATIONS] + ["420102-03-0999"]
    for case in range(cases):
        moment = datetime(2011, 11, 1) + timedelta(days=chance.randrange(420), hours=9)
        station, amount = chance.choice(numbers), chance.randrange(100_000)
        steps = STEPS[: chance.choice([1, 3, 5, 5, 5])]
        if len(steps) == 3 and chance.random() < 0.5:
            steps = [*steps, ("withdraw", "consumer")]
        promised = (moment + timedelta(days=40)).date()
        for action, role in steps:
            day = promised if action == "agree" else None
            rows.append((case, action, role, moment, day, station, amount))
            moment += timedelta(days=chance.randrange(5), hours=1)
    schema = ["case", "action", "role", "at", "day", "station", "amount_fen"]
    return pl.DataFrame(rows, schema=schema, orient="row")


def quarter(moment: datetime) -> str:
    return f"{moment.year}Q{(moment.month + 2) // 3}"


def counted(frame: pl.DataFrame) -> dict[tuple[str, str], dict[str, int]]:
    """The same by a plain count: station and quarter."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for (_,), events in frame.group_by("case", maintain_order=True):
        rows = events.rows(named=True)
        station = rows[0]["station"]
        for row in rows:
            name = {"register": "accepted", "perform": "settled", "withdraw": "withdrawn"}.get(row["action"])
            if name is not None:
                of = found.setdefault((station, quarter(row["at"])), {})
                of[name] = of.get(name, 0) + 1
                if name == "accepted":
                    of["amount_fen"] = of.get("amount_fen", 0) + row["amount_fen"]
    return found


def tally(frame: pl.DataFrame, stations: Any = STATIONS, **keywords: Any) -> wujin.Tallies:
    return wujin.tally(frame, stations, first=FIRST, last=LAST, **keywords)


def test_each_station_and_quarter_has_what_a_plain_count_has() -> None:
    frame = log(600)
    tallies = tally(frame)
    expected = counted(frame)
    rows = tallies.annex_three().to_dicts()
    assert len(rows) > 8
    opened = dict.fromkeys([station["station"] for station in STATIONS], 0)
    for number in opened:
        for name, sign in (("accepted", 1), ("settled", -1), ("withdrawn", -1)):
            opened[number] += sign * sum(
                of.get(name, 0) for (station, of_quarter), of in expected.items() if station == number and of_quarter < FIRST
            )
    for row in rows:
        of = expected.get((row["station"], row["period"]), {})
        for name in ("accepted", "settled", "withdrawn", "amount_fen"):
            assert row[name] == of.get(name, 0), (row, name)
        closed = of.get("settled", 0) + of.get("withdrawn", 0)
        opened[row["station"]] += of.get("accepted", 0) - closed
        assert row["open"] == opened[row["station"]]
    strangers = frame.filter(pl.col("station") == "420102-03-0999")["case"].n_unique()
    later = frame.filter(pl.col("action") == "register", pl.col("at") >= datetime(2013, 1, 1)).height
    assert 0 < tallies.unplaced <= strangers and tallies.later == later


def test_stations_count_while_they_stand() -> None:
    rows = tally(log(400)).annex_three().to_dicts()
    removed = {row["period"]: row["stations"] for row in rows if row["station"] == "420102-03-0008"}
    assert (removed["2012Q1"], removed["2012Q2"]) == (1, 0)


def test_parts_add_to_the_whole_in_any_order() -> None:
    frame = log(500)
    whole = tally(frame)
    parts = [tally(frame.filter(pl.col("case") % 3 == part)) for part in range(3)]
    assert parts[0] + parts[1] + parts[2] == whole == parts[2] + (parts[0] + parts[1])
    assert whole + tally(frame.head(0)) == whole
    assert "3 stations over 4 quarters" in repr(whole)
    with pytest.raises(wujin.InputError):
        whole + tally(frame, STATIONS[:2])
    with pytest.raises(wujin.InputError):
        whole + 1  # type: ignore[operator]


def test_tallies_travel_and_add_where_they_arrive() -> None:
    frame = log(300)
    whole = tally(frame)
    for kept in (
        pickle.loads(pickle.dumps(whole)),
        wujin.Tallies.from_json(whole.to_json()),
        wujin.Tallies.from_dict(whole.to_dict()),
        wujin.Tallies.from_dict(json.loads(whole.to_json())),
    ):
        assert kept == whole and hash(kept) == hash(whole) and kept.annex_six() == whole.annex_six()
    parts = [pickle.dumps(tally(frame.filter(pl.col("case") % 3 == part))) for part in range(3)]
    one, two, three = (pickle.loads(part) for part in parts)
    assert two + three + one == whole


@pytest.mark.parametrize(
    "change",
    [
        {"format": "wujin-tallies/2"},
        {"first": "2012H1"},
        {"last": "2011Q4"},
        {"first": "0001Q1"},
        {"stations": [{"station": "420102-03-0007", "kind": "mall"}] * 3},
        {"stations": [{"station": "420102-03-0007", "kind": "shop"}] * 3},
        {"stations": []},
        {"counted": [[0, 5, 1, 0, 0, 0, 0]]},
        {"counted": [[0, 1, 1, 0, 0, 0, 0]] * 2},
        {"counted": [[2**64 - 1, 2**64 - 1, 1, 0, 0, 0, 0]]},
        {"counted": [[0, 1, -1, 0, 0, 0, 0]]},
        {"counted": [[0]]},
        {"more": 1},
    ],
)
def test_a_document_that_is_none_is_refused(change: dict[str, Any]) -> None:
    document = {**tally(log(30)).to_dict(), **change}
    with pytest.raises(wujin.InputError):
        wujin.Tallies.from_dict(document)
    with pytest.raises(wujin.InputError):
        wujin.Tallies.from_json(json.dumps(document))


def test_counts_too_large_to_add_are_refused() -> None:
    most = {**tally(log(1)).to_dict(), "counted": [[0, 1, 2**64 - 1, 0, 0, 0, 0]]}
    tallies = wujin.Tallies.from_dict(most)
    with pytest.raises(wujin.InputError):
        tallies + tallies


@pytest.mark.parametrize("order", ["ascending", "arrival"])
@pytest.mark.parametrize("threads", [1, 3])
def test_order_and_threads_change_nothing(order: str, threads: int) -> None:
    frame = log(300)
    given = frame.sort("at", maintain_order=True) if order == "arrival" else frame
    assert tally(given, order=order, threads=threads) == tally(frame)


def test_stations_may_come_as_a_table_with_chinese_headings() -> None:
    frame = log(200)
    named = pl.DataFrame(
        {
            "站点编号": [station["station"] for station in STATIONS],
            "类型": ["商场", "市场", "景区"],
            "设立日期": [date(2011, 5, 1), None, None],
            "撤销日期": [None, date(2012, 5, 1), None],
            "名称": ["甲", "乙", "丙"],
        }
    )
    frame_of_pandas = named.to_pandas()
    rows = [{key: None if value != value else value for key, value in row.items()} for row in frame_of_pandas.to_dict("records")]
    for table in (named, named.to_arrow(), frame_of_pandas, rows):
        assert tally(frame, table) == tally(frame)


def test_units_above_are_the_sums_of_those_below() -> None:
    tallies = tally(log(400))
    units = tallies.annex_six().to_polars()
    stations = tallies.annex_three().to_polars()
    for tier in ("office", "county", "prefecture", "province", "nation"):
        for figure in ("stations", "accepted", "settled", "open", "amount_fen"):
            of_tier = units.filter(pl.col("tier") == tier)[figure].sum()
            assert of_tier == stations[figure].sum(), (tier, figure)
    above = tallies.annex_six("county").to_polars()
    assert set(above["tier"]) == {"county", "prefecture", "province", "nation"}
    assert above.height == units.filter(pl.col("tier") != "office").height


def test_an_office_under_no_division_is_named_and_the_others_have_their_sums() -> None:
    stations = [*STATIONS, {"station": "429999-01-0001", "kind": "mall"}]
    tallies = tally(log(100), stations)
    (finding,) = tallies.findings
    assert finding.place is not None and finding.place.subject == "429999-01"
    assert tally(log(100)).findings == []
    units = tallies.annex_six().to_polars()
    assert units.filter(pl.col("unit") == "429999-01")["stations"].sum() > 0
    nation = units.filter(pl.col("tier") == "nation")
    assert nation["accepted"].sum() == tally(log(100)).annex_three().to_polars()["accepted"].sum()


def test_what_is_wrong_with_stations_and_quarters_is_said_all_at_once() -> None:
    bad = [
        {"station": "1", "kind": "mall"},
        {"station": "420102-03-0007", "kind": "shop"},
        {"station": "420102-03-0008"},
        {"station": "420102-03-0009", "kind": "mall"},
        {"station": "420102-03-0009", "kind": "mall"},
        5,
    ]
    with pytest.raises(wujin.InputError) as caught:
        tally(log(3), bad)
    places = [finding.place.path for finding in caught.value.findings if finding.place]
    assert [place.partition(".")[0] for place in places] == [f"stations[{row}]" for row in (0, 1, 2, 4, 5)]
    for first, last in (("2012Q4", "2012Q1"), ("0001Q1", "9999Q4"), ("2012H1", "2012Q4"), ("x", "2012Q1")):
        with pytest.raises(wujin.InputError):
            wujin.tally(log(3), STATIONS, first=first, last=last)
    for stations in (5, None, "ab"):
        with pytest.raises(wujin.InputError):
            tally(log(3), stations)
    with pytest.raises(wujin.InputError):
        tally(log(3)).annex_six("village")
