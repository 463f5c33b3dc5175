"""Every code that a function of the package can give is given: from what users would do wrong."""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import wujin
from conftest import REGISTRATION, at, registered, settled
from test_compile import OFFICE, PROFILE, STATIONS, UNITS, annex_six, annex_three, receipts, whole
from test_csv import HEADINGS, NO_TABLE
from test_reconcile import COUNTY
from test_replay import EVENTS, FAULTS, complaints
from test_replay import events as happened
from test_roll_up import summaries as rows_of
from test_rows import CHECKS, sample

ROOT = Path(__file__).parents[2]
AS_OF = "2012-12-31"


def of(ask: Callable[[], Any]) -> Iterator[str]:
    """The codes of an answer, or of what was raised."""
    try:
        answer = ask()
    except wujin.WujinError as error:
        yield from (finding.code for finding in error.findings)
        return
    for table in (answer, getattr(answer, "findings", None), getattr(answer, "violations", None)):
        if isinstance(table, wujin.Table):
            yield from (row["code"] for row in table.to_dicts())
        elif isinstance(table, (list, tuple)):
            yield from (item.code for item in table if isinstance(item, wujin.Finding))


def vectors() -> Iterator[str]:
    for file in (ROOT / "tests" / "vectors").glob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            vector = json.loads(line)
            if vector["door"] == "catalogue.code":
                continue
            reply = wujin.ask(vector["door"], vector["question"])
            yield from re.findall(r'"(WJ-\d{3})"', reply)


def workbooks() -> Iterator[str]:
    for file in (ROOT / "wujin-forms" / "tests" / "corpus").glob("*.xlsx"):
        yield from of(lambda file=file: wujin.read_forms(file))
    yield from of(lambda: wujin.read_forms(endless()))


def endless() -> bytes:
    """A workbook of more sheets than anybody looks at."""
    made, out = zipfile.ZipFile(io.BytesIO(wujin.Form("annex_1").to_xlsx())), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name in made.namelist():
            part = made.read(name).decode("utf-8", "surrogateescape")
            if name == "xl/workbook.xml":
                sheets = "".join(f'<sheet name="s{number}" sheetId="{number}" r:id="rId1"/>' for number in range(2, 10_050))
                part = part.replace("</sheets>", f"{sheets}</sheets>")
            book.writestr(name, part.encode("utf-8", "surrogateescape"))
    return out.getvalue()


def tables() -> Iterator[str]:
    for name, check in CHECKS.items():
        yield from of(lambda name=name, check=check: check(sample(name)[0]))
    stations = sample("服务站信息登记.csv")[0].head(1)
    for column, text in (("颜色", "红"), ("服务站编号", "420102-03-0007"), ("宣传栏", "也许")):
        table = stations.with_columns(pl.lit(text).alias(column))
        yield from of(lambda table=table: wujin.check_stations(table))
    late = sample("消费投诉登记.csv")[0].head(1).with_columns(登记时间=pl.lit("昨天"))
    yield from of(lambda: wujin.check_complaints(late))


def events() -> Iterator[str]:
    def log(*rows: tuple[Any, ...]) -> pl.DataFrame:
        return pl.DataFrame(rows, schema=["case", "action", "role", "at", "day", "sequence"], orient="row")

    def event(case: Any, action: Any, day: int = 1, by: date | None = None, role: str = "staff", number: int | None = None) -> Any:
        return case, action, role, datetime(2012, 3, day, 9), by, number

    agreed = [event(1, "register"), event(1, "propose"), event(1, "agree", 2, date(2012, 3, 9))]
    logs = [
        log(*agreed, event(1, "perform", 3)),
        log(event(1, "propose")),
        log(event(1, "register"), event(1, "propose"), event(1, "fail"), event(1, "archive")),
        log(event(1, "register"), event(1, "archive")),
        log(event(1, "register"), event(1, "register")),
        log(event(1, "register"), event(1, "withdraw", 1, None, "consumer"), event(1, "archive"), event(1, "archive")),
        log(event(1, "register", 5), event(1, "propose", 1)),
        log(event(1, "register", 1, None, "leader")),
        log(event(1, "auction"), event(1, None), event(1, "register")),
        log(event(1, "register"), event(1, "defer_reply", 2, date(2012, 3, 9)), event(1, "defer_reply", 2, date(2012, 3, 9))),
        log(event(1, "register"), event(1, "reply")),
        log(event(1, "register"), event(1, "defer_reply", 2), event(1, "defer_reply", 2, date(2012, 3, 1))),
        log(event(1, "register"), event(1, "propose"), event(1, "agree"), event(1, "agree", 5, date(2012, 3, 1))),
        log(
            event(1, "register"), event(1, "defer_reply", 2, date(2012, 3, 9)),
            event(1, "withdraw", 2, None, "consumer"), event(1, "archive", 3),
        ),
        log(event(1, "register", number=1), event(1, "propose", number=1), event(1, "guide", number=5)),
        log(event(1, "register"), event(2, "register"), event(1, "propose")),
    ]
    unrefused = log(event(1, "register"), event(1, "breach", 2)).drop("sequence").with_columns(pl.col("day").cast(pl.Date), refused=False)
    yield from of(lambda: wujin.check_events(unrefused, as_of=AS_OF))
    for one in logs:
        frame = one.with_columns(pl.col("day").cast(pl.Date), pl.col("sequence").cast(pl.UInt32))
        yield from of(lambda frame=frame: wujin.check_events(frame, as_of=AS_OF))
    frame = logs[-1].drop("day", "sequence")
    yield from of(lambda: wujin.check_events(frame, as_of=AS_OF, order="ascending"))
    yield from of(lambda: wujin.check_events(frame.drop("role"), as_of=AS_OF))
    yield from of(lambda: wujin.check_events(frame.with_columns(at=1.5), as_of=AS_OF))
    far = logs[3].drop("day", "sequence").with_columns(at=pl.lit(2**62).cast(pl.Datetime("us")))
    yield from of(lambda: wujin.check_events(far, as_of=AS_OF))
    doubled = frame.with_columns(pl.col("case").alias("投诉编号"))
    yield from of(lambda: wujin.check_events(doubled, as_of=AS_OF))
    unknown = frame.with_columns(station=pl.lit("420102-03-0009"))
    stations = [{"station": "420102-03-0007", "kind": "mall"}] * 2
    yield from of(lambda: wujin.tally(unknown, stations, first="2012Q1", last="2012Q1"))
    many = wujin.tally(unknown.head(1), stations[:1], first="2012Q1", last="2012Q1").to_dict()
    most = wujin.Tallies.from_dict({**many, "counted": [[0, 1, 2**64 - 1, 0, 0, 0, 0]]})
    yield from of(lambda: most + most)


def cases() -> Iterator[str]:
    def tried(case: wujin.Case, action: str, **given: Any) -> Iterator[str]:
        yield from of(lambda: case.apply(action, **{"role": "staff", "at": at(9), **given}))

    agreed = registered()
    agreed.apply("propose", at=at(2), role="staff", opinion="退货", foundations=[{"kind": "law", "name": "法"}])
    agreed.apply("agree", at=at(2), role="staff", consumer_consents=True, terms="退款", perform_by="2012-03-09")
    agreed.apply("approve", at=at(3), role="leader")
    yield from tried(settled(), "propose", opinion="x")
    yield from tried(registered(), "reply", content="x")
    yield from tried(registered(), "guide", at=at(1, 8), role="officer")
    yield from tried(registered(), "guide", role="officer", expected=7)
    yield from tried(agreed, "breach", at=at(5))
    profile = {"format": "wujin-profile/1", "id": "other", "version": "1", "zh": "示例", "en": "sample"}
    moved = registered().to_dict()
    moved["profile"] = profile
    yield from of(lambda: wujin.Complaint.from_dict(moved))
    text = {**REGISTRATION, "station": "示例\x00", "consumer": {"name": "", "telephone": "１３８"}}
    yield from of(lambda: wujin.Complaint().apply("register", at=at(1), role="staff", **text))


def petitions() -> Iterator[str]:
    def lodged(received: str) -> wujin.Petition:
        case, when = wujin.Petition(), datetime.fromisoformat(f"{received}T09:00:00+08:00")
        case.apply("lodge", at=when, role="consumer", received=received, request="退货退款")
        case.apply("accept", at=when, role="authority")
        case.apply("mediate", at=when, role="authority", consents=["consumer", "operator"])
        return case

    when = datetime.fromisoformat("2015-10-31T09:00:00+08:00")
    yield from of(lambda: lodged("2015-09-01").apply("end", at=when, role="authority", ground="limit_passed"))


def questions() -> Iterator[str]:
    for unit, day in (("999999", None), ("420102", "1949-01-01"), ("420102-03-0007", "2030-01-01"), ("999999-01", None)):
        yield from of(lambda unit=unit, day=day: wujin.tiers(unit, as_of=day))


def forms() -> Iterator[str]:
    days = {"registered": "2012-03-05", "replied": "2012-03-01", "consumer_age": 200}
    lines = [{"entry": 2}, {"entry": 1}]
    for annex, fields in (
        ("annex_1", days),
        ("annex_2", {"entries": lines}),
        ("annex_3", {"period": "2012H1"}),
        ("annex_4", {"telephone": "１38", "business_code": "91420102MA4K0000X0"}),
    ):
        yield from of(lambda annex=annex, fields=fields: wujin.Form(annex, **fields).check())
    yield from of(lambda: wujin.Form("annex_4", kind="shop"))
    yield from of(lambda: wujin.FormEdition.from_dict({**wujin.FormEdition.reconstructed().to_dict(), "id": "", "forms": {}}))


def reports() -> Iterator[str]:
    units = [{"unit": "420000", "tier": "province"}, {"unit": "420102", "tier": "county"}]
    half = {"unit": "420000", "period": "2012H1", "written": "2012-07-20", "entered": "2012-07-20"}

    def held(*came: dict[str, Any], as_of: str = AS_OF) -> Iterator[str]:
        yield from of(lambda: wujin.ledger(units, list(came), year=2012, as_of=as_of, window="january_to_november"))

    accepted = {**half, "status": "accepted", "answered": "2012-07-21"}
    yield from held(half)
    yield from held(half, as_of="2012-03-01")
    yield from held({**half, "status": "returned", "answered": "2012-07-21"})
    yield from held({**accepted, "id": "1"}, {**accepted, "id": "2"})
    yield from held({**accepted, "id": "1"}, {**accepted, "id": "2", "replaces": "1"})
    yield from held({**accepted, "id": "1"}, {**accepted, "id": "2", "replaces": "9"})
    yield from held({**half, "unit": "430000"})


def figures() -> Iterator[str]:
    def table(printed: dict[str, tuple[str, str]], claim: dict[str, Any], *more: dict[str, Any]) -> Iterator[str]:
        figures = [{"id": name, "label": name, "printed": text, "unit": unit} for name, (text, unit) in printed.items()]
        yield from of(lambda: wujin.reconcile({"title": "表", "figures": figures, "claims": [claim, *more]}))

    case, rate = "cases", "percent"
    whole = {"a": ("1", case), "b": ("2", case), "c": ("4", case)}
    yield from of(lambda: wujin.reconcile(COUNTY))
    yield from table(whole, {"claim": "sum", "parts": ["a", "b"], "total": "c"})
    over = {"a": ("0", case), "b": ("0", case), "r": ("50", rate)}
    of_two = {"formula": "settled_of_accepted", "numerator": "a", "denominator": "b"}
    yield from table(over, {"claim": "rate", "rate": "r", "candidates": [of_two]})
    change = {"now": ("10", case), "before": ("5", case), "r": ("50", rate)}
    yield from table(change, {"claim": "change", "now": "now", "before": "before", "rate": "r"})
    yield from table(whole, {"claim": "at_most", "part": "c", "whole": "a"})
    yield from table({"a": ("一点", case), "b": ("2", case)}, {"claim": "equal", "figures": ["a", "b"]})
    yield from table({"a": ("1", case), "b": ("2", case)}, {"claim": "equal", "figures": ["a", "b"]})
    yield from table({"a": ("40", rate), "b": ("50", rate)}, {"claim": "shares", "parts": ["a", "b"]})
    # Each can hold with some value for the blank, and no value serves both.
    blank = {"a": ("3", case), "b": ("", case), "c": ("9", case), "d": ("4", case)}
    sum_, most = {"claim": "sum", "parts": ["a", "b"], "total": "c"}, {"claim": "at_most", "part": "b", "whole": "d"}
    yield from table(blank, sum_, most)
    # Five figures are too large, and their wholes hang together.
    star = {**dict.fromkeys("abcde", ("7", case)), **dict.fromkeys("vwxyz", ("5", case)), "all": ("25", case)}
    too_large = [{"claim": "at_most", "part": part, "whole": whole} for part, whole in zip("abcde", "vwxyz", strict=True)]
    yield from table(star, {"claim": "sum", "parts": list("vwxyz"), "total": "all"}, *too_large)
    layout = {
        "format": "wujin-table/1", "title": "表", "file": "x.xlsx", "sheet": "absent", "labels": "A", "first_row": 1,
        "last_row": 2, "columns": [{"id": "a", "at": "B", "label": "a", "unit": "cases"}],
    }  # fmt: skip
    book = wujin.Form("annex_1").to_xlsx()
    yield from of(lambda: wujin.reconcile(layout, book))
    yield from of(lambda: wujin.reconcile(layout, b"\xff\xff\xff\x00"))


def summaries() -> Iterator[str]:
    log = pl.DataFrame(
        {"case": [1], "action": ["register"], "role": ["staff"], "at": [at(1)], "station": ["420102-03-0007"]}
    )
    stations = [{"station": "420102-03-0007", "kind": "mall"}]
    recorded = wujin.tally(log, stations, first="2012Q1", last="2012Q1")
    said = {"报告期": "2012Q1", "类型": "商场", "受理咨询": 0, "受理投诉": 5, "和解": 4, "未和解": 0, "填表日期": "2012-04-02"}
    for station in ("420102-03-0007", "420102-03-0009"):
        table = pl.DataFrame([{"站点编号": station, **said}])
        yield from of(lambda table=table: wujin.check_summaries(table, recorded=recorded))


def supervision() -> Iterator[str]:
    from test_supervision import complaints

    bad = wujin.Tally(settled=5, recourse_told=5)
    yield from of(lambda: wujin.hot_spots(complaints(24, 6), period="2012Q1"))
    yield from of(lambda: wujin.appraise(bad))
    yield from of(lambda: wujin.handled_badly(bad, promises_overdue=1, recourse_untold=1))
    yield from of(lambda: [duty.finding for duty in wujin.duties_kept([], period="2012Q1")])
    for later in ([], [{"code": "420000", "name": ""}]):
        yield from of(lambda later=later: [wujin.check_division("420102", "2012-01-01", later={"2030-01-01": later})])
    for code, on in (("110103", "2012-01-01"), ("429099", "2012-01-01"), ("460300", "2012-10-30")):
        yield from of(lambda code=code, on=on: [wujin.check_division(code, on)])


def files() -> Iterator[str]:
    contents = [content for content, _ in NO_TABLE.values()]
    torn = f"{HEADINGS}\n1,2\n\"1,2,3\n".encode() + b"\xff\xfe,2,3\n"
    for content in (*contents, torn):
        yield from of(lambda content=content: wujin.read_csv(content))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "说明.docx").write_bytes(b"PK")
        yield from of(lambda: wujin.read_folder(folder))


def rolled_up() -> Iterator[str]:
    twice = pl.concat([UNITS, UNITS.head(1).with_columns(上级编号=pl.lit("420102"))])
    yield from of(lambda: wujin.roll_up(twice, rows_of((STATIONS[0], 7)), "2012Q1"))


def replayed() -> Iterator[str]:
    for registered_, happened_, _ in FAULTS.values():
        yield from of(lambda one=registered_, other=happened_: wujin.replay(one, other))
    yield from of(lambda: wujin.replay(complaints(), happened(*EVENTS), first="2012-01-01"))


def compiled() -> Iterator[str]:
    def read(*forms: wujin.Form) -> wujin.BookRead:
        return wujin.read_forms(io.BytesIO(book) for book in map(wujin.Form.to_xlsx, forms))

    books = whole()
    tiers = [("420000", "省局", "省级", None, None), ("420100", "市局", "市级", "420000", None)]
    top = pl.DataFrame(tiers, schema=UNITS.columns, orient="row")
    lost = pl.DataFrame([("420103-01", "某所", "工商所", "420103", None)], schema=UNITS.columns, orient="row")
    quarters = [annex_six("420100", f"2012Q{number}", accepted=5, settled=3, open=2) for number in (1, 2, 3, 4)]
    half = annex_six("420000", "2012H1", accepted=99, settled=3, open=2)
    year = wujin.Period.annual(2012, "january_to_november")
    annual = wujin.Form.annex_six("420000", year, wujin.KindTable(mall=wujin.Tally(stations=2, accepted=99)))
    wrong = annex_six(OFFICE, accepted=99, settled=99)
    for forms, units in (
        ((books["a"], wrong), pl.concat([UNITS, lost, UNITS.tail(1)])),
        ((*quarters, half, annual), top),
        (tuple(books.values()), None),
    ):
        yield from of(lambda forms=forms, units=units: wujin.compile_reports(read(*forms), units, as_of="2013-02-28"))
    with tempfile.TemporaryDirectory() as folder:
        wujin.write_forms(f"{folder}/a.xlsx", books["a"])
        wujin.write_forms(f"{folder}/c.xlsx", annex_three(STATIONS[0], accepted=8, settled=8))
        register = pl.concat([receipts("a", "c"), receipts("lost")])
        revised = pl.when(pl.col("文件") == "c.xlsx").then(pl.lit("a.xlsx")).alias("更正文件")
        ways = register.filter((pl.col("文件") != "c.xlsx") | (pl.col("报送方式") == "系统"))
        ways = ways.filter((pl.col("文件") != "a.xlsx") | (pl.col("报送方式") == "书面"))
        for one in (register.with_columns(revised), ways):
            came = wujin.read_forms(folder)
            yield from of(lambda one=one, came=came: wujin.compile_reports(came, UNITS, one, as_of=AS_OF, profile=PROFILE))


GIVEN: list[Callable[[], Iterator[str]]] = [
    vectors, workbooks, tables, events, cases, petitions, questions, forms, reports, figures, summaries, supervision,
    files, rolled_up, replayed, compiled,
]  # fmt: skip


def test_every_code_of_the_registry_is_given() -> None:
    given = {code for ask in GIVEN for code in ask()}
    every = {code.code for code in wujin.codes()}
    assert given <= every
    assert every - given == set(), sorted(every - given)


@pytest.mark.parametrize("code", wujin.codes(), ids=lambda code: code.code)
def test_every_code_is_explained_in_both_languages(code: wujin.CodeInfo) -> None:
    assert wujin.explain(code.code) == code and code.provisions
    wujin.set_language("zh")
    assert code.message and code.mend and not code.message.isascii()
    wujin.set_language("en")
    assert code.message.isascii() or "—" in code.message
