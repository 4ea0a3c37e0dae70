"""LOG-07: a colleague leaves; everything goes to another, and can come back."""

from harness.checks import assert_page_holds
from harness.door import sign_in
from playwright.sync_api import expect

LEAVER, RECEIVER = "余安然", "罗守桥"


def hand_over(page):
    page.goto(f"/people?q={LEAVER}")
    page.get_by_role("main").get_by_role("link", name=LEAVER).click()
    page.get_by_role("link", name="离任交接").click()
    page.get_by_label("接任人").fill(RECEIVER)
    page.get_by_role("treeitem").filter(has_text=RECEIVER).first.locator(".pick-row").click()
    page.get_by_label("原因").fill("调任")
    assert_page_holds(page)
    page.get_by_role("button", name="确认交接").click()
    expect(page.get_by_text(f"已交接给{RECEIVER}")).to_be_visible()


def test_a_leaver_is_out_at_once_and_the_successor_has_the_post(open_page, own_server):
    officer, leaver = (open_page(base_url=own_server.address) for _ in range(2))
    leaver.watch.expect("401")
    sign_in(leaver, "anquanyuan")
    sign_in(officer, "xian")
    hand_over(officer)
    leaver.goto("/schools")
    expect(leaver.get_by_role("button", name="登录", exact=True)).to_be_visible()
    officer.goto(f"/people?q={RECEIVER}")
    officer.get_by_role("main").get_by_role("link", name=RECEIVER).first.click()
    expect(officer.get_by_role("table", name="任职")).to_contain_text("2026-11-21")


def test_a_handover_is_taken_back(open_page, own_server):
    officer, leaver = (open_page(base_url=own_server.address) for _ in range(2))
    sign_in(officer, "xian")
    hand_over(officer)
    officer.get_by_role("button", name="撤销").first.click()
    expect(officer.get_by_text("交接已撤销")).to_be_visible()
    expect(officer.get_by_role("heading", level=1)).to_contain_text(LEAVER)
    sign_in(leaver, "anquanyuan")
    expect(leaver.get_by_role("heading", level=1)).to_be_visible()
