"""G-05, OPS-05: what is changed on one node appears on the other."""

from harness.door import sign_in
from harness.showcase import SCHOOL, open_facts
from playwright.sync_api import expect


def test_a_change_on_one_node_appears_on_the_other_within_two_seconds(open_page, two_nodes):
    officer, principal = (open_page(base_url=node.address) for node in two_nodes)
    sign_in(officer, "xian")
    officer.goto("/schools?view=all")
    expect(officer.locator("[data-live]")).to_have_text("实时")
    open_facts(principal, "xiaozhang")
    principal.get_by_role("button", name="无变化，全部确认").click()
    expect(principal.get_by_text("项无变化")).to_be_visible()
    news = officer.get_by_role("button", name="有 1 条新记录，点击显示")
    expect(news).to_be_visible(timeout=2_000)
    news.click()
    expect(officer.get_by_role("row").filter(has_text=SCHOOL)).to_contain_text("2026-11-20")
