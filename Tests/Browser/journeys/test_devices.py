"""LOG-05: a session is ended from another device."""

import re

from conftest import PHONE
from harness.checks import assert_page_holds
from harness.door import sign_in
from playwright.sync_api import expect


def test_a_browser_whose_session_was_ended_elsewhere_is_at_the_door_on_its_next_click(open_page, own_server):
    desk, phone = open_page(base_url=own_server.address), open_page(PHONE, base_url=own_server.address)
    phone.watch.expect("401")
    sign_in(phone, "xiaozhang")
    sign_in(desk, "xiaozhang")
    desk.goto("/me/devices")
    assert_page_holds(desk)
    desk.get_by_role("main").get_by_role("row").get_by_role("button", name="退出", exact=True).click()
    expect(desk.get_by_text("已退出那台设备")).to_be_visible()
    phone.get_by_role("navigation", name="常用").get_by_role("link", name="学校").click()
    expect(phone).to_have_url(re.compile("/sign-in"))
    desk.reload()
    expect(desk).to_have_url(re.compile("/me/devices"))
