"""ORG-04: schools merge on a day to come and move today."""

import pytest
from conftest import picture
from harness.checks import assert_page_holds
from harness.door import sign_in
from harness.showcase import KINDERGARTEN, SCHOOL, open_unit
from playwright.sync_api import expect


@pytest.fixture
def officer(open_page, own_server):
    page = open_page(base_url=own_server.address)
    sign_in(page, "xian")
    return page


def choose(page, label, typed, name):
    page.get_by_label(label).fill(typed)
    page.get_by_role("treeitem").filter(has_text=name).first.locator(".pick-row").first.click()
    page.keyboard.press("Escape")


def plan_merger(page):
    open_unit(page, SCHOOL)
    page.get_by_role("link", name="合并", exact=True).click()
    choose(page, "哪些单位并进来", "qlzx", KINDERGARTEN)
    page.get_by_label("生效日期").fill("2026-12-01")
    page.get_by_label("依据和原因").fill("区政府会议纪要第 12 号")
    page.get_by_role("button", name="看看会有哪些变化").click()


def test_a_county_officer_sees_what_a_merger_would_do_before_deciding(officer):
    plan_merger(officer)
    expect(officer.get_by_role("heading", name="生效后的变化")).to_be_visible()
    expect(officer.get_by_role("main")).to_contain_text("2026-12-01 起生效，之前可以取消。")
    expect(officer.get_by_role("main")).to_contain_text("并入后撤销，名称留作曾用名")
    picture(officer, "merge-preview")
    assert_page_holds(officer)
    open_unit(officer, SCHOOL)
    expect(officer.get_by_role("heading", name="等待生效的变动")).to_have_count(0)


def test_a_planned_merger_shows_at_both_schools_until_it_is_cancelled(officer):
    plan_merger(officer)
    officer.get_by_role("button", name="确认合并").click()
    expect(officer.get_by_text("已定在 2026-12-01 生效")).to_be_visible()
    planned = f"2026-12-01 {KINDERGARTEN}并入{SCHOOL}"
    for school in (SCHOOL, KINDERGARTEN):
        open_unit(officer, school)
        expect(officer.get_by_role("main")).to_contain_text(planned)
        assert_page_holds(officer)
    officer.get_by_role("button", name="取消这项变动").click()
    officer.get_by_role("dialog").get_by_role("button", name="取消这项变动").click()
    expect(officer.get_by_text("已取消，不会生效")).to_be_visible()
    for school in (SCHOOL, KINDERGARTEN):
        open_unit(officer, school)
        expect(officer.get_by_role("heading", name="等待生效的变动")).to_have_count(0)
    open_unit(officer, SCHOOL)
    expect(officer.get_by_role("main")).to_contain_text("梁映溪取消合并")


def test_a_move_of_today_is_in_the_history_at_once(officer):
    open_unit(officer, KINDERGARTEN)
    officer.get_by_role("link", name="划转", exact=True).click()
    choose(officer, "划到哪个单位下面", "thz", "太和镇")
    officer.get_by_label("生效日期").fill("2026-11-20")
    officer.get_by_label("依据和原因").fill("乡镇区划调整")
    officer.get_by_role("button", name="看看会有哪些变化").click()
    officer.get_by_role("button", name="确认划转").click()
    expect(officer.get_by_text("的变动已生效")).to_be_visible()
    expect(officer.get_by_role("navigation", name="位置").get_by_role("link", name="太和镇")).to_be_visible()
    expect(officer.get_by_role("main")).to_contain_text("梁映溪办理划转")
    shapes = officer.get_by_role("table", name="沿革").get_by_role("row")
    expect(shapes.nth(1)).to_contain_text("太和镇")
    expect(shapes.nth(2)).to_contain_text("2026-11-19")
    assert_page_holds(officer)
