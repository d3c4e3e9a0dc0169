#!/usr/bin/env python3
"""An independent reading of a policy table saved as plain text, as one JSON document.

Usage: read_table.py DOCUMENT

Deliberately unlike the program that it checks: regular expressions over the whole text instead of
lines, cells and rows. A measure is found by its marker at the start of a cell; what stands before
it up to the department cells of the measure before is its section and item, what follows are its
departments. Nothing is checked here: the document is known to be sound.
"""

import json
import re
import sys

CHINESE = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}

MEASURE = re.compile(
    r"^\t(?:\[bookmark: \w+\])?（(?P<number>\d+)）[ \t]*(?P<body>[^\t\n]+)\n"  # the marker opens a cell
    r"\t(?P<lead>[^\t\n、]+)\n"  # exactly one lead
    r"(?:\t(?P<cooperating>[^\t\n]*(?:(?<=、)\n[^\t\n]+)*)\n)?",  # wraps only after a joiner
    re.MULTILINE,
)


def main(path):
    with open(path, encoding="utf-8-sig", newline=None) as document:
        text = document.read()
    above = text[: text.index("\t")].split("\n")
    title = [line for line in above if line.strip() and not re.fullmatch(r"附件\d*[：:]?", line.strip())]
    rows, section, item, end = [], None, None, 0
    for found in MEASURE.finditer(text):
        before = text[end : found.start()]
        end = found.end()
        for number, heading in re.findall(r"^\t（([一二三四五六七八九十])）(.+)$", before, re.MULTILINE):
            section = {"number": CHINESE[number], "title": heading}
        for number, heading in re.findall(r"^\t?(\d+)\.(.+)$", before, re.MULTILINE):
            item = {"number": int(number), "title": heading}
        names = (found["cooperating"] or "").replace("\n", "").strip()
        rows.append(
            {
                "section": section,
                "item": item,
                "number": int(found["number"]),
                "body": found["body"].strip(),
                "lead": found["lead"].strip(),
                "cooperating": names.split("、") if names else [],
            }
        )
    json.dump({"title": "".join(title), "rows": rows}, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv[1])
