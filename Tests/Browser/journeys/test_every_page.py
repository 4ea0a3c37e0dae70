"""Every page of the rail, for each duty, on a desk and on a phone (requirements G-60, G-62, G-70)."""

import pytest
from harness.checks import assert_accessible, assert_no_sideways_scroll, findings
from harness.door import sign_in

DUTIES = ["shi", "xian", "xiaozhang", "xitong", "anquan", "shenji"]
# Open to everybody, and not in the rail.
OWN = ["/me", "/me/devices", "/me/password", "/help"]


def pages_of(page):
    """Where the rail leads, then one's own pages. The rail is in the page on a phone too, though not shown."""
    rail = page.locator(".rail a.to").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return rail + OWN


def open_well(page, address):
    answer = page.goto(address)
    assert answer.ok, f"{address}: {answer.status}"
    assert page.title().strip(), f"{address} has no title"
    assert page.locator("h1").count() == 1, f"{address} has {page.locator('h1').count()} main headings"


def first_of_list(page):
    """The page of the first row, when the page is a list."""
    row = page.locator("[data-list] tbody th a").first
    return row.get_attribute("href") if row.count() else None


@pytest.mark.parametrize("account", DUTIES)
def test_every_page_can_be_read_by_everybody(desktop, account):
    sign_in(desktop, account)
    for address in pages_of(desktop):
        open_well(desktop, address)
        assert_accessible(desktop)
        row = first_of_list(desktop)
        if row:
            open_well(desktop, row)
            assert_accessible(desktop)


@pytest.mark.parametrize("account", DUTIES)
def test_every_page_fits_a_phone(phone, account):
    sign_in(phone, account)
    for address in pages_of(phone):
        open_well(phone, address)
        row = first_of_list(phone)
        assert_no_sideways_scroll(phone)
        found = findings(phone)
        assert not found, f"{phone.url}\n" + "\n".join(found)
        if row:
            open_well(phone, row)
            assert_no_sideways_scroll(phone)
