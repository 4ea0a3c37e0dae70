"""EXP-01…EXP-03: the file holds what the list shows."""

import csv
import io
import zipfile

import pytest
from harness.checks import assert_page_holds
from harness.door import sign_in
from playwright.sync_api import expect


@pytest.fixture
def officer(open_page, own_server):
    page = open_page(base_url=own_server.address)
    sign_in(page, "shi")
    page.goto("/schools?view=all&q=小学")
    return page


def exported(page, kind):
    """Asks for the list as it is shown and waits for the file."""
    page.get_by_text("导出", exact=True).click()
    page.get_by_role("link", name=kind).click()
    expect(page.get_by_role("main")).to_contain_text("查找“小学”")
    assert_page_holds(page)
    page.get_by_role("button", name="导出", exact=True).click()
    expect(page.get_by_text("可下载")).to_be_visible(timeout=30_000)
    with page.expect_download() as download:
        page.get_by_role("main").get_by_role("table").get_by_role("link").first.click()
    return download.value


def shown(page):
    names = page.locator("[data-list] tbody th").all_inner_texts()
    expect(page.locator(".list-foot")).to_contain_text(f"共 {len(names)} 条")
    assert names and all("小学" in one for one in names)
    return names


def test_a_csv_holds_the_rows_that_the_filter_shows_in_their_order(officer):
    names = shown(officer)
    file = exported(officer, "CSV")
    # The cover stands in the first lines, an empty line before the header.
    cover, _, rows = file.path().read_bytes().decode("utf-8-sig").partition("\r\n\r\n")
    assert dict(csv.reader(io.StringIO(cover)))["条数"].strip() == str(len(names))
    assert [row["学校"] for row in csv.DictReader(io.StringIO(rows))] == names


def test_a_workbook_says_which_filter_it_was_made_with(officer):
    names = shown(officer)
    with zipfile.ZipFile(exported(officer, "Excel").path()) as book:
        text = "".join(book.read(part).decode() for part in book.namelist() if part.endswith(".xml"))
    assert all(one in text for one in names)
    assert "查找“小学”" in text and "覃望舒" in text
