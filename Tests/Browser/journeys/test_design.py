"""Every part in every state, as the next page's builder sees it."""

from conftest import picture
from harness.checks import assert_page_holds


def test_every_part_holds_by_day_and_night(desktop):
    desktop.goto("/design")
    picture(desktop, "design")
    assert_page_holds(desktop)


def test_the_statement_on_accessibility_holds(desktop):
    desktop.goto("/accessibility")
    assert_page_holds(desktop)
