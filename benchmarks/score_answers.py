"""Positions that a report and its addendum give, against the secretariat's thematic list of the same review.

Every Word file under the folder is read; the thematic lists among them are held against the reports and addenda that
lie under the folder too, by the symbol of the report. A recommendation counts as right when report and addendum give
the position that the list prints. Each list's rows and positions are also counted here without our reader, from the
XML of its table, and must come out the same.
"""

from __future__ import annotations

import hashlib
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from json import loads
from pathlib import Path
from typing import Any

from material import folder, read

Lines = list[dict[str, Any]]

ROW, CELL = re.compile(r"<w:tr[ >].*?</w:tr>", re.S), re.compile(r"<w:tc>.*?</w:tc>", re.S)
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
NUMBER = re.compile(r"\s*\d{1,3}\.\d{1,3}\b")
PRINTED = {"Supported": "supported", "Noted": "noted", "Supported/Noted": "partly"}


def counted(path: Path) -> Counter[str]:
    """The positions that the rows of a list print, told by their words alone."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(path) as package:
        document = package.read("word/document.xml").decode()
    for row in ROW.findall(document):
        cells = ["".join(TEXT.findall(cell)).strip() for cell in CELL.findall(row)]
        if cells and NUMBER.match(cells[0]):
            found.update(PRINTED[cell] for cell in cells[1:] if cell in PRINTED)
    return found


def by_file(paths: Iterable[Path]) -> dict[str, Lines]:
    """What `hiwar read` prints for these files together, copies left out, by file."""
    once = {hashlib.sha256(path.read_bytes()).digest(): path for path in sorted(paths, reverse=True)}
    found: dict[str, Lines] = defaultdict(list)
    for line in map(loads, read(sorted(once.values()), jobs=2).splitlines()):
        found[line["file"]].append(line)
    return found


def positions(lines: Lines) -> dict[str, str | None]:
    """The position of each paragraph; several texts under one number have one."""
    return {line["paragraph"]: line["position"] for line in lines}


def main() -> None:
    read_of = by_file(path for kind in ("*.pdf", "*.docx") for path in folder().glob(f"**/{kind}"))
    lists = {file: lines for file, lines in read_of.items() if "themes" in lines[0] and lines[0]["document"]}
    reports = {
        lines[0]["document"]: positions(lines)
        for file, lines in read_of.items()
        if lines[0]["kind"] == "recommendation" and file not in lists
    }
    right = total = 0
    failed = False
    for file, lines in sorted(lists.items()):
        listed, own = positions(lines), reports.get(lines[0]["document"], {})
        printed, found = counted(Path(file)), Counter(map(str, listed.values()))
        failed = failed or printed != found
        told = ", ".join(f"{value} {count}" for value, count in sorted(found.items()))
        print(f"{Path(file).relative_to(folder())}: {len(listed)} recommendations, {told}; counted: {printed == found}")
        print(f"  in its report: {len(listed.keys() & own.keys())} of {len(listed)}")
        settled = [paragraph for paragraph in listed if own.get(paragraph) not in (None, "pending")]
        if settled:
            wrong = {each: (listed[each], own[each]) for each in listed if own.get(each) != listed[each]}
            right, total = right + len(listed) - len(wrong), total + len(listed)
            print(f"  report and addendum agree: {len(listed) - len(wrong)} of {len(listed)}", wrong or "")
        else:
            print("  no addendum beside it: its report leaves all open")
    print(f"all with an addendum: {right} of {total}, {right / max(total, 1):.4f}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
