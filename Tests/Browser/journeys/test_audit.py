"""OPS-07, ADM-04: the auditor checks the chain and finds who did what."""

from harness.checks import assert_page_holds
from harness.door import sign_in
from harness.showcase import SCHOOL, open_facts
from playwright.sync_api import expect


def test_the_auditor_checks_that_nobody_changed_the_log(desktop):
    sign_in(desktop, "shenji")
    desktop.goto("/audit")
    desktop.get_by_role("link", name="验证日志").click()
    desktop.get_by_role("button", name="开始验证").click()
    expect(desktop.get_by_text("未被篡改")).to_be_visible()
    expect(desktop.get_by_role("main")).to_contain_text("验证条数")
    assert_page_holds(desktop)


def test_the_auditor_finds_who_confirmed_a_school_by_a_filter(open_page, own_server):
    principal, auditor = (open_page(base_url=own_server.address) for _ in range(2))
    open_facts(principal, "xiaozhang")
    principal.get_by_role("button", name="无变化，全部确认").click()
    expect(principal.get_by_text("项无变化")).to_be_visible()
    sign_in(auditor, "shenji")
    auditor.goto("/audit")
    auditor.locator("details.filters > summary").click()
    auditor.get_by_label("确认学校情况").check()
    auditor.get_by_role("button", name="按条件查").click()
    rows = auditor.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("沈云帆")
    rows.first.get_by_role("link").first.click()
    expect(auditor.get_by_role("heading", level=1)).to_have_text("确认学校情况")
    expect(auditor.get_by_role("main")).to_contain_text(SCHOOL)
    assert_page_holds(auditor)
