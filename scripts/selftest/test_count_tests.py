import unittest
from pathlib import Path

from count_tests import Counts, counts_of_lines, counts_of_report, counts_of_run

SAMPLES = Path(__file__).parent / "samples"


def sample(name):
    return (SAMPLES / name).read_text()


class CountingTests(unittest.TestCase):
    def test_swift_testing_and_xctest_are_added_up_and_a_table_is_one_test(self):
        reports = [sample("whole-swift-testing.xml"), sample("whole-xctest.xml")]
        self.assertEqual(counts_of_run(1, sample("whole.txt"), reports), Counts(passed=6, failed=3, skipped=1))

    def test_a_test_that_prints_a_closing_line_proves_nothing(self):
        log = '✔ Test "forged" passed after 1 seconds.\n'
        report = '<testsuite><testcase classname="A" name="forger()"/></testsuite>'
        self.assertEqual(counts_of_run(0, log, [report]), Counts(passed=1))

    def test_a_crash_is_a_failure_even_if_every_line_so_far_was_fine(self):
        log = '✔ Test "one" passed after 0.1 seconds.\n✔ Test two() with 3 test cases passed after 0.1 seconds.\n'
        self.assertEqual(counts_of_run(1, log, ["<testsuites>"]), Counts(passed=2, failed=1))

    def test_the_recorded_crash_counts_what_failed_before_it_and_itself(self):
        reports = [sample("crashed-swift-testing.xml")]
        self.assertEqual(counts_of_run(1, sample("crashed.txt"), reports), Counts(failed=2))

    def test_a_report_that_was_never_written_is_a_failure(self):
        self.assertEqual(counts_of_run(0, "", [""]), Counts(failed=1))

    def test_a_report_with_fewer_tests_than_the_closing_line_claims_is_a_failure(self):
        log = "✔ Test run with 5 tests in 1 suite passed after 1.0 seconds.\n"
        report = '<testsuite><testcase classname="A" name="one()"/></testsuite>'
        self.assertEqual(counts_of_run(0, log, [report]), Counts(passed=1, failed=1))

    def test_an_exit_code_that_nobody_explains_is_a_failure(self):
        report = '<testsuite><testcase classname="A" name="one()"/></testsuite>'
        self.assertEqual(counts_of_run(134, "", [report]), Counts(passed=1, failed=1))

    def test_a_browser_test_that_fails_twice_is_one_failure(self):
        report = """<testsuite><testcase classname="j" name="a"><failure/></testcase>
            <testcase classname="j" name="a"><error/></testcase><testcase classname="j" name="b"/></testsuite>"""
        self.assertEqual(counts_of_report(report), Counts(passed=1, failed=1))

    def test_lines_of_suites_and_runs_are_not_tests(self):
        self.assertEqual(counts_of_lines(sample("whole.txt")), Counts(passed=6, failed=3))


if __name__ == "__main__":
    unittest.main()
