"""Pages, charts and files of figures, read back as a person or a spreadsheet reads them."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Rows = list[list[str]]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text))).strip()


def figure(text: str) -> str:
    """1,240 on a page is 1240 in a file."""
    return text.replace(",", "") if re.fullmatch(r"[\d,]+", text) else text


def tables_of(page: str) -> dict[str, Rows]:
    """Caption to rows, the heading first; of each row its name and its figures."""
    found = {}
    for table in re.findall(r'<table class="[^"]*staff-figures.*?</table>', page, re.S):
        caption = plain(re.search(r"<caption.*?</caption>", table, re.S)[0])  # type: ignore[index]
        rows = []
        for row in re.findall(r"<tr.*?</tr>", table, re.S):
            cells = re.findall(r'<(?:th|td)[^>]*class="([^"]*)"[^>]*>(.*?)</(?:th|td)>', row, re.S)
            named = [text for of, text in cells if "header" in of and "spark" not in of][:1]
            heads = [text for of, text in cells if "header--numeric" in of]
            rows.append([figure(plain(each)) for each in named + heads] + numbers_of(row))
        found[caption] = rows
    return found


def numbers_of(row: str) -> list[str]:
    return [figure(plain(text)) for text in re.findall(r'<td class="[^"]*cell--numeric[^>]*>(.*?)</td>', row, re.S)]


def charted(page: str) -> list[str]:
    """Every number that a chart prints, or tells to those who do not see it."""
    printed = re.findall(r'class="staff-chart__number"[^>]*>(.*?)</text>', page)
    told = re.findall(r": ([^:]*?)\. ", " ".join(plain(each) for each in re.findall(r"<desc.*?</desc>", page, re.S)))
    return [plain(each) for each in (*printed, *told)]


@dataclass(frozen=True)
class File:
    head: Rows
    grids: dict[str, Rows]


def read_csv(body: bytes) -> File:
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    parts: list[Rows] = [[]]
    for row in rows:
        if row:
            parts[-1].append(row)
        else:
            parts.append([])
    return File(parts[0], {part[0][0]: part[1:] for part in parts[1:]})


def read_xlsx(body: bytes) -> File:
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        shared = [
            "".join(part.text or "" for part in item.iter(f"{SHEET}t"))
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        names = sorted(
            (name for name in book.namelist() if name.startswith("xl/worksheets/sheet")),
            key=lambda name: int(re.sub(r"\D", "", name)),
        )
        sheets = [_sheet(ElementTree.fromstring(book.read(name)), shared) for name in names]
        assert not any(b"<f>" in book.read(name) for name in names)  # no formula
    return File(sheets[0], {sheet[0][0]: sheet[1:] for sheet in sheets[1:]})


def _sheet(root: ElementTree.Element, shared: list[str]) -> Rows:
    rows = []
    for row in root.iter(f"{SHEET}row"):
        cells = []
        for cell in row.iter(f"{SHEET}c"):
            value = cell.find(f"{SHEET}v")
            text = (value.text or "") if value is not None else ""
            cells.append(shared[int(text)] if cell.get("t") == "s" else text)
        rows.append(cells)
    return rows
