"""Whether the paragraphs read from every report numbered P.i are exactly those printed in it.

The printed numbers are taken from `pdftotext -layout`, without our reader: at the start of a line, `P.i` in the
conclusions, followed by a capital letter. What a report misprints it misprints for both.
"""

from __future__ import annotations

import re

from material import conclusions, printed_text, reports

START = re.compile(r"(?:^|\);)[ \t]*(\d{1,3})\.[ \t]?(\d{1,3})\.?[ \t]*(?=(?:\([a-z]\)[ \t]*)?[.(\[“\"]?[A-Z])", re.M)
READ = re.compile(r"\d+\.\d+")
FEWEST = 3


def printed(text: str) -> set[str]:
    """The numbers P.i that begin a line of the conclusions, or an item on the line of another; none when there are so
    few that they are no numbering."""
    found = {f"{paragraph}.{item}" for paragraph, item in START.findall(conclusions(text))}
    return found if len(found) >= FEWEST else set()


def main() -> None:
    compared = exact = 0
    for report in reports():
        on_paper = printed(printed_text(report.path))
        read = {line["paragraph"] for line in report.lines if READ.fullmatch(line["paragraph"])}
        if not on_paper:
            continue
        compared += 1
        missing, extra = sorted(on_paper - read), sorted(read - on_paper)
        exact += not missing and not extra
        if missing or extra:
            print(f"{report.path.name}: printed and not read {missing}, read and not printed {extra}")
    print(f"{compared} reports number recommendations P.i; in {exact} what is read is exactly what is printed")


if __name__ == "__main__":
    main()
