"""Counts what a test run proved: `count_tests.py EXIT-CODE LOG REPORT…` prints `PASSED FAILED SKIPPED`.

The reports are JUnit files (Swift Testing, XCTest and pytest write them). A runner that dies leaves a report
that is missing or cut off; then the lines it printed count, and the death itself is one failure.
"""

import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path
from typing import NamedTuple


class Counts(NamedTuple):
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other):
        return Counts(*(one + two for one, two in zip(self, other)))


def counts_of_report(text):
    """The counts of one JUnit report, or None if it is not whole."""
    try:
        cases = xml.fromstring(text).iter("testcase")
    except xml.ParseError:
        return None
    # pytest reports a test that fails and then fails to tidy up as two cases of one name.
    outcomes = {}
    for case in cases:
        name = (case.get("classname"), case.get("name"))
        outcomes[name] = max(outcomes.get(name, 0), outcome(case))
    found = list(outcomes.values())
    return Counts(found.count(PASSED), found.count(FAILED), found.count(SKIPPED))


PASSED, SKIPPED, FAILED = range(3)


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return FAILED
    return SKIPPED if case.find("skipped") is not None else PASSED


SWIFT_LINE = re.compile(
    r"^\S+ Test (?!run with |case )(?P<name>.+?)(?: with \d+ test cases?)? (?P<end>passed|failed) after [\d.]+ seconds",
    re.MULTILINE)
XCTEST_LINE = re.compile(r"^Test Case '(?P<name>[^']+)' (?P<end>passed|failed) \(", re.MULTILINE)


def counts_of_lines(log):
    """What the lines of Swift Testing and XCTest say, for a run that did not live to write its report."""
    ends = [match["end"] for line in (SWIFT_LINE, XCTEST_LINE) for match in line.finditer(log)]
    return Counts(ends.count("passed"), ends.count("failed"))


def said_to_have_run(log):
    """How many tests Swift Testing's closing line claims, or None without such a line."""
    claims = re.findall(r"^\S+ Test run with (\d+) tests? in \d+ suites? (?:passed|failed) after", log, re.MULTILINE)
    return int(claims[-1]) if claims else None


def counts_of_run(exit_code, log, reports):
    whole = [counts_of_report(text) for text in reports]
    counted = [one for one in whole if one is not None]
    total = sum(counted, Counts())

    claimed = said_to_have_run(log)
    if len(counted) < len(whole) or (claimed is not None and sum(total) < claimed):
        total = max(total, counts_of_lines(log), key=sum)
        return total + Counts(failed=1)
    if exit_code != 0 and total.failed == 0:
        return total._replace(failed=1)
    return total


def main(arguments):
    exit_code, log, *reports = arguments
    texts = [Path(name).read_text(errors="replace") if Path(name).exists() else "" for name in reports]
    print(*counts_of_run(int(exit_code), Path(log).read_text(errors="replace"), texts))


if __name__ == "__main__":
    main(sys.argv[1:])
