"""What journeys know of the demonstration: the county of the accounts and its schools."""

from .door import sign_in

COUNTY = "鄂州市梁子湖区"
# The school of the demonstration's accounts, and the other one of their county.
SCHOOL = COUNTY + "太和镇映溪九年制学校"
KINDERGARTEN = COUNTY + "梁子镇栖鹭中心幼儿园"
PASSWORD = "huxue-2026"


def open_school(page, name):
    """Opens a school from the list, as a person who knows its name."""
    page.goto(f"/schools?view=all&q={name}")
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    page.wait_for_url("**/schools/*")


def open_facts(page, account):
    """Signs in and opens the facts of the accounts' school."""
    sign_in(page, account)
    open_school(page, SCHOOL)
    page.get_by_role("link", name="修改基本情况").first.click()
    page.wait_for_url("**/facts")


def open_unit(page, name):
    """Opens the page of a unit, where it is reorganised."""
    page.goto(f"/units?q={name}")
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    page.wait_for_url("**/units/*")
