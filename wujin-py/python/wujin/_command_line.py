"""The command line: checking a log, due days, codes, drawings; as a table or as JSON, in either language."""

from __future__ import annotations

import argparse
import io
import sys

import wujin

from . import _commands, _language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

DRAWINGS = ("mermaid", "dot", "svg", "bpmn", "pnml", "scxml")


def main(arguments: Sequence[str]) -> int:
    """Run a command; 0 where nothing is wrong, 1 where something was found, 2 where it could not be asked."""
    _speak_to_any_console()
    _set_language(arguments)
    parser = _parser()
    given = parser.parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = given.command
    try:
        return command(given)
    except wujin.WujinError as error:
        print(error, file=sys.stderr)
        for finding in error.findings:
            print(f"  {finding.provision}: {finding.mend}", file=sys.stderr)
        return 2


def _speak_to_any_console() -> None:
    """A console that knows no Chinese shows question marks, and not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _set_language(arguments: Sequence[str]) -> None:
    """Before anything is parsed, so that the help speaks the language too."""
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--language", choices=_language.LANGUAGES)
    named = early.parse_known_args(arguments)[0].language
    if named is not None:
        wujin.set_language(named)


class _Formatter(argparse.HelpFormatter):
    """What argparse says of its own accord, in the language that was set."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        said = _language.said("用法：", "usage: ")
        super().add_usage(usage, actions, groups, said if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser whose headings speak the language that was set."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, **settings)
        said = _language.said
        self._positionals.title = said("参数", "positional arguments")
        self._optionals.title = said("选项", "options")
        self.add_argument("-h", "--help", action="help", help=said("显示本说明", "show this help message and exit"))


def _parser() -> argparse.ArgumentParser:
    said = _language.said
    parser = _Parser(
        prog="python -m wujin",
        description=said("12315消费维权服务站的规则", "the rules of China's 12315 consumer-rights service stations"),
    )
    parser.add_argument(
        "--version", action="version", version=wujin.__version__, help=said("显示版本", "show the version")
    )
    # Typed loosely, for it is no parser of this class: that would bring its own --help.
    shared: Any = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--language", choices=_language.LANGUAGES, help=said("以何种语言说明", "in which language to speak")
    )
    shared.add_argument(
        "--format", choices=("table", "json"), default="table", help=said("输出的格式", "how to print")
    )
    commands = parser.add_subparsers(required=True, metavar=said("命令", "command"), parser_class=_Parser)

    def command(name: str, zh: str, en: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        own = commands.add_parser(name, parents=[shared], help=said(zh, en), description=said(zh, en))
        own.set_defaults(command=run)
        return own

    check = command("check", "按五个步骤核对一份办理记录", "hold a log of complaints against the five steps", _commands.check)
    check.add_argument("file", help=said("Parquet、Arrow 或者 CSV 文件", "a file of Parquet, Arrow or CSV"))
    check.add_argument("--as-of", required=True, help=said("截至何日", "as of which day"))
    check.add_argument(
        "--order",
        choices=("grouped", "ascending", "arrival"),
        default="grouped",
        help=said("各投诉的记录如何排列", "how the events of the cases stand"),
    )
    check.add_argument("--threads", type=int, help=said("线程数", "on how many threads"))
    check.add_argument(
        "--limit", type=int, default=20, help=said("至多列出多少行，0 为全部", "how many rows to list at most; 0 for all")
    )

    deadlines = command("deadlines", "期限何日届满，报表何日应报", "when a limit ends, and when reports are due", _commands.deadlines)
    deadlines.add_argument("--start", help=said("期限起算的日期，当日不计", "the day a limit starts; it is not counted"))
    deadlines.add_argument("--count", type=int, help=said("多少天", "how many days"))
    deadlines.add_argument(
        "--unit",
        choices=("working_day", "calendar_day"),
        default="working_day",
        help=said("工作日或者日历日", "of which kind"),
    )
    deadlines.add_argument("--year", type=int, help=said("哪一年的报表", "the reports of which year"))
    deadlines.add_argument("--sender", default="province", help=said("由哪一级报送", "which tier submits"))
    deadlines.add_argument("--receiver", default="nation", help=said("报送哪一级", "to which tier"))
    deadlines.add_argument(
        "--window", help=said("年度数据的口径，例如 january_to_november", "what the annual figure covers")
    )

    explain = command("explain", "说明一个问题代码", "say what a code means", _commands.explain)
    explain.add_argument("code", nargs="?", help=said("例如 WJ-201；不写则列出全部", "such as WJ-201; all where it is left out"))

    draw = command("draw", "画出一项程序", "draw a procedure", _commands.draw)
    draw.add_argument("procedure", help=said("例如 complaint", "such as complaint"))
    draw.add_argument("--as", dest="form", choices=DRAWINGS, default="mermaid", help=said("画成什么", "as what"))

    forms = command(
        "forms", "读取附件表格的工作簿，或者写出空白表格", "read workbooks of forms, or write blank ones", _commands.forms
    )
    forms.add_argument("files", nargs="*", help=said("要读的 .xlsx 文件", "the .xlsx files to read"))
    forms.add_argument(
        "--blank",
        action="append",
        choices=[f"annex_{number}" for number in range(1, 7)],
        help=said("写出哪一张空白表格，可写多次", "which blank form to write; may be given again"),
    )
    forms.add_argument("--out", help=said("存为何处", "where to write it"))

    reconcile = command(
        "reconcile", "核对一份数据表自身是否相符", "hold a table of figures against itself", _commands.reconcile
    )
    reconcile.add_argument("description", help=said("说明数据表的 .json 或者 .toml 文件", "the .json or .toml file that describes the table"))
    reconcile.add_argument(
        "table", nargs="?", help=said("数据表的 .xlsx 或者 .csv 文件", "the table, a file of .xlsx or .csv")
    )
    return parser
