"""Reads every workbook of a folder by openpyxl, and writes the same cells, ranges and looks again.

    by_openpyxl.py FOLDER PROCESSES

Prints the seconds that writing and reading took.
"""

import sys
import time
from multiprocessing import Pool
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, Side

THIN = Side(style="thin")
LOOKS = {
    "font": Font(name="仿宋", size=11),
    "alignment": Alignment(vertical="center", wrap_text=True),
    "border": Border(left=THIN, right=THIN, top=THIN, bottom=THIN),
}


def read(path):
    """The cells that hold something, and the merged ranges."""
    sheet = load_workbook(path, data_only=True).worksheets[0]
    cells = [(cell.coordinate, cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return cells, [str(area) for area in sheet.merged_cells.ranges]


def write(task):
    """A workbook with the same cells and ranges, each cell with its looks."""
    path, (cells, areas) = task
    book = Workbook()
    sheet = book.active
    for coordinate, value in cells:
        sheet[coordinate] = value
    for row in sheet.iter_rows():
        for cell in row:
            cell.font, cell.alignment, cell.border = LOOKS["font"], LOOKS["alignment"], LOOKS["border"]
    for area in areas:
        sheet.merge_cells(area)
    book.save(path.with_suffix(".openpyxl"))


def main():
    folder, processes = Path(sys.argv[1]), int(sys.argv[2])
    books = sorted(folder.glob("*.xlsx"))
    with Pool(processes) as pool:
        begun = time.perf_counter()
        held = pool.map(read, books, chunksize=20)
        reading = time.perf_counter() - begun
        begun = time.perf_counter()
        pool.map(write, list(zip(books, held)), chunksize=20)
        writing = time.perf_counter() - begun
    print(writing, reading)


if __name__ == "__main__":
    main()
