"""G-10, G-11: what was typed is not lost."""

from harness.door import sign_in
from harness.showcase import PASSWORD, open_facts
from playwright.sync_api import expect

ADDRESS = "太和镇书院路 8 号"


def begin(page):
    open_facts(page, "xiaozhang")
    page.get_by_label("地址").fill(ADDRESS)


def test_a_draft_comes_back_after_the_tab_was_closed(desktop):
    begin(desktop)
    expect(desktop.get_by_text("草稿已存在本机")).to_be_visible()
    form, tabs = desktop.url, desktop.context
    desktop.close()
    again = tabs.new_page()
    again.goto(form)
    expect(again.get_by_label("地址")).not_to_have_value(ADDRESS)
    again.get_by_role("button", name="恢复").click()
    expect(again.get_by_label("地址")).to_have_value(ADDRESS)


def test_typed_text_is_saved_after_the_session_ended_meanwhile(open_page, own_server):
    here, elsewhere = (open_page(base_url=own_server.address) for _ in range(2))
    here.watch.expect("401")
    begin(here)
    sign_in(elsewhere, "xiaozhang")
    elsewhere.goto("/me/devices")
    elsewhere.get_by_role("button", name="退出其他所有设备").click()
    expect(elsewhere.get_by_text("其他设备都已退出")).to_be_visible()
    here.get_by_role("button", name="保存修改").click()
    dialog = here.get_by_role("dialog", name="登录已到期")
    dialog.get_by_label("密码").fill("wrong")
    dialog.get_by_role("button", name="登录并保存").click()
    expect(dialog.get_by_text("内容没有丢")).to_be_visible()
    dialog.get_by_label("密码").fill(PASSWORD)
    dialog.get_by_role("button", name="登录并保存").click()
    expect(here.get_by_text("基本情况已保存")).to_be_visible()
    expect(here.get_by_role("main")).to_contain_text(ADDRESS)
