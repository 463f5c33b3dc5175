"""A bar for long calls, as tqdm draws it; by tqdm itself where that is installed."""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class _Plain:
    """One line on standard error: rows, seconds, rows a second."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._begun = time.monotonic()

    def __call__(self, done: int) -> None:
        seconds = time.monotonic() - self._begun
        rate = done / seconds if seconds > 0 else 0.0
        print(f"\r{done:,} {self._unit} [{seconds:.1f}s, {rate:,.0f} {self._unit}/s]", end="", file=sys.stderr)

    def close(self) -> None:
        print(file=sys.stderr)


class _Tqdm:
    """tqdm's own bar."""

    def __init__(self, unit: str, bar: Callable[..., Any]) -> None:
        self._bar = bar(unit=f" {unit}", unit_scale=True)

    def __call__(self, done: int) -> None:
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        self._bar.close()


class Progress:
    """Shows a bar while a call runs, where it is asked for."""

    def __init__(self, asked: bool | Callable[[int], object], unit: str) -> None:
        self._bar: Any = None
        if callable(asked):
            self.tell: Callable[[int], object] | None = asked
        elif not asked:
            self.tell = None
        else:
            try:
                from tqdm.auto import tqdm
            except ImportError:
                self._bar = _Plain(unit)
            else:
                self._bar = _Tqdm(unit, tqdm)
            self.tell = self._bar

    def __enter__(self) -> Callable[[int], object] | None:
        return self.tell

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
