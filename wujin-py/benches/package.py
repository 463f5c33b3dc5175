"""What the package itself costs: one step of a case, its import, its wheel. Prints a table in Markdown."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import wujin

WHEELS = Path(__file__).parents[2] / "target" / "wheels"
AT = datetime(2012, 3, 1, 10, tzinfo=timezone(timedelta(hours=8)))
REGISTRATION = {
    "station": "示例商场消费维权服务站",
    "consumer": {"name": "张某", "telephone": "13800001234"},
    "goods": "电饭煲",
    "request": "要求退货",
}


def best(ask: Callable[[], object], times: int) -> float:
    """The best time of some, in seconds."""
    found = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        found = min(found, time.perf_counter() - begun)
    return found


def step(action: str, role: str, **particulars: object) -> float:
    """Microseconds of one `apply` that is lawful again and again, the best of many thousands of ten."""

    def ten() -> None:
        for case in cases:
            case.apply(action, at=AT, role=role, **particulars)

    found = float("inf")
    for _ in range(3_000):
        cases = [wujin.Complaint() for _ in range(10)]
        if action != "register":
            for case in cases:
                case.apply("register", at=AT, role="staff", **REGISTRATION)
        found = min(found, best(ten, 1))
    return found * 1e5


def imports() -> float:
    """Milliseconds that `import wujin` takes, beside Python itself."""

    def run(code: str) -> float:
        return best(lambda: subprocess.run([sys.executable, "-c", code], check=True), 15)

    return (run("import wujin") - run("")) * 1e3


def main() -> None:
    wheels = [path.stat().st_size / 1e6 for path in WHEELS.glob("wujin-*.whl")]
    rows = [
        ("`case.apply`, registering with five fields", f"{step('register', 'staff', **REGISTRATION):.2f} µs", "3 µs"),
        ("`case.apply`, withdrawing", f"{step('withdraw', 'consumer'):.2f} µs", "3 µs"),
        ("`import wujin`", f"{imports():.1f} ms", "50 ms"),
        ("the wheel", f"{max(wheels):.2f} MB" if wheels else "not built", "6 MB"),
    ]
    print("| what | measured | wanted at most |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
