"""G-51, SCH-01: a school found by its initials."""

from harness.checks import assert_accessible
from harness.door import sign_in
from harness.showcase import SCHOOL
from playwright.sync_api import expect


def test_a_county_officer_finds_a_school_by_its_initials_and_opens_it_with_enter(desktop):
    sign_in(desktop, "xian")
    desktop.keyboard.press("Control+k")
    desktop.keyboard.type("yxjnz")
    expect(desktop.get_by_role("option").first).to_contain_text(SCHOOL)
    assert_accessible(desktop)
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", level=1)).to_have_text(SCHOOL)


def test_the_palette_remembers_what_was_opened(desktop):
    sign_in(desktop, "xian")
    desktop.keyboard.press("Control+k")
    desktop.keyboard.type("yxjnz")
    desktop.get_by_role("option", name=SCHOOL).click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text(SCHOOL)
    desktop.keyboard.press("Control+k")
    expect(desktop.get_by_role("option").first).to_contain_text(SCHOOL)
