"""The analyst's notebook, run as it stands."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ANALYST = Path(__file__).parents[2] / "examples" / "analyst"


@pytest.mark.filterwarnings("ignore")
def test_the_notebook_finds_every_false_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    for file in ("analyst.ipynb", "province.py"):
        shutil.copy(ANALYST / file, tmp_path)
    notebook = nbformat.read(tmp_path / "analyst.ipynb", as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells)
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    said = "".join(output.get("text", "") for output in shown)
    assert "9 by the rules" in said and "9 reports of" in said
    data = [output.get("data", {}) for output in shown]
    # The procedure as a picture, and two charts; nothing is loaded from elsewhere.
    pictures = [one["image/svg+xml"] for one in data if "image/svg+xml" in one]
    assert len(pictures) == 3 and all("<svg" in picture for picture in pictures)
    assert not any("http" in one.get("text/html", "") for one in data)
    listed = (tmp_path / "约谈名单.csv").read_text(encoding="utf-8-sig").splitlines()
    assert listed[0] == "站点编号,报告期,和解,依据,问题,处理" and len(listed) == 10
