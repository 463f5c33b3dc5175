"""``python -m wujin``: the same answers at a command line."""

from __future__ import annotations

import sys

from ._command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
