"""SCH-02, SCH-03, G-12: facts corrected, confirmed, and changed by two people at once."""

from conftest import PHONE, picture
from harness.checks import assert_page_holds
from harness.showcase import open_facts
from playwright.sync_api import expect


def save_guards(page, count):
    page.get_by_label("保安").fill(count)
    page.get_by_role("button", name="保存修改").click()


def test_a_principal_corrects_a_fact_on_a_phone_and_sees_who_confirmed_it_when(open_page, own_server):
    phone = open_page(PHONE, base_url=own_server.address)
    open_facts(phone, "xiaozhang")
    save_guards(phone, "11")
    expect(phone.get_by_text("基本情况已保存")).to_be_visible()
    expect(phone.get_by_text("保安 11 人").first).to_be_visible()
    expect(phone.get_by_role("main")).to_contain_text("沈云帆修改基本情况")
    phone.get_by_role("link", name="修改基本情况").first.click()
    expect(phone.get_by_role("main")).to_contain_text("2026-11-20 沈云帆确认")
    assert_page_holds(phone)


def test_a_principal_confirms_everything_with_one_press(open_page, own_server):
    phone = open_page(PHONE, base_url=own_server.address)
    open_facts(phone, "xiaozhang")
    phone.get_by_role("button", name="无变化，全部确认").click()
    expect(phone.get_by_text("项无变化")).to_be_visible()
    expect(phone.get_by_role("main")).to_contain_text("2026-11-20 沈云帆确认")
    expect(phone.get_by_role("main")).to_contain_text("沈云帆确认基本情况无变化")


def test_the_later_of_two_editors_sees_both_versions_and_chooses(open_page, own_server):
    principal, officer = (open_page(base_url=own_server.address) for _ in range(2))
    officer.watch.expect("409")
    open_facts(principal, "xiaozhang")
    open_facts(officer, "xian")
    save_guards(principal, "11")
    expect(principal.get_by_text("基本情况已保存")).to_be_visible()
    save_guards(officer, "12")
    expect(officer.get_by_role("heading", level=1)).to_have_text("没有保存：有人先改了")
    expect(officer.get_by_role("main")).to_contain_text("沈云帆")
    row = officer.get_by_role("row", name="保安")
    expect(row.get_by_role("radio", name="11")).to_be_checked()
    picture(officer, "conflict")
    assert_page_holds(officer)
    officer.get_by_role("button", name="都用我填的").click()
    expect(row.get_by_role("radio", name="12")).to_be_checked()
    officer.get_by_role("button", name="按所选保存").click()
    expect(officer.get_by_text("基本情况已保存")).to_be_visible()
    expect(officer.get_by_text("保安 12 人").first).to_be_visible()
