"""Runs the tests of the scripts and writes a JUnit report: `python3 scripts/selftest REPORT`."""

import sys
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]


class Report(unittest.TextTestResult):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.suite = xml.Element("testsuite", name="scripts")

    def stopTest(self, test):
        super().stopTest(test)
        case = xml.SubElement(self.suite, "testcase", classname=type(test).__name__, name=test.id())
        if any(failed is test or getattr(failed, "test_case", None) is test for failed, _ in self.failures + self.errors):
            xml.SubElement(case, "failure")


def main(report):
    tests = unittest.defaultTestLoader.discover(HERE)
    result = unittest.TextTestRunner(verbosity=2, resultclass=Report).run(tests)
    xml.ElementTree(result.suite).write(report)
    return 0 if result.wasSuccessful() and result.testsRun else 1


sys.exit(main(*sys.argv[1:]))
