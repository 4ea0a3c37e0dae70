"""LOG-01, LOG-02, LOG-04, LOG-05: the door."""

import re

from conftest import picture
from harness.checks import assert_page_holds
from harness.door import sign_in, sign_in_by_hand
from playwright.sync_api import expect

WRONG = "账号或密码不对"


def test_the_door_holds_on_every_screen_by_day_and_night(desktop):
    desktop.goto("/sign-in")
    picture(desktop, "sign-in")
    assert_page_holds(desktop)


def test_one_press_lets_a_visitor_of_the_demonstration_in(desktop):
    sign_in(desktop, "shi")
    expect(desktop.get_by_role("heading", level=1)).to_be_visible()


def test_a_wrong_password_and_an_unknown_account_get_the_same_words(desktop):
    desktop.watch.expect("401")
    said = []
    for account in ("xian", "nobody-here"):
        desktop.goto("/sign-in")
        sign_in_by_hand(desktop, account, "not-the-password")
        said.append(desktop.get_by_text(WRONG).first.inner_text())
    assert said[0] == said[1]


def test_what_was_typed_stays_after_a_refusal_but_the_password_does_not(desktop):
    desktop.watch.expect("401")
    desktop.goto("/sign-in")
    sign_in_by_hand(desktop, "zhongxin", "not-the-password")
    expect(desktop.get_by_label("手机号、工号或姓名加单位")).to_have_value("zhongxin")
    expect(desktop.get_by_label("密码")).to_have_value("")


def test_a_refusal_holds_on_every_screen(desktop):
    desktop.watch.expect("401")
    desktop.goto("/sign-in")
    sign_in_by_hand(desktop, "lingdao", "not-the-password")
    expect(desktop.get_by_text(WRONG).first).to_be_visible()
    assert_page_holds(desktop)


def test_whoever_was_sent_to_the_door_arrives_where_they_wanted_to_go(desktop):
    desktop.goto("/?tab=week")
    expect(desktop).to_have_url(re.compile("/sign-in"))
    desktop.locator(".demo-list").get_by_role("button").filter(has_text="xiaozhang").first.click()
    expect(desktop).to_have_url(re.compile(r"/\?tab=week$"))


def test_the_door_works_without_scripts(open_page, server):
    page = open_page(base_url=server.address, java_script_enabled=False)
    page.goto("/sign-in")
    page.locator(".demo-list").get_by_role("button").filter(has_text="anquanyuan").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/sign-in" not in page.url


def test_the_door_speaks_english_when_asked(desktop):
    desktop.goto("/sign-in?lang=en")
    assert desktop.locator("html").get_attribute("lang") == "en"
    expect(desktop.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert_page_holds(desktop)


def test_the_door_holds_on_a_phone(phone):
    phone.goto("/sign-in")
    picture(phone, "sign-in-phone")
    button = phone.get_by_role("button", name="登录", exact=True).bounding_box()
    assert button["height"] >= 44
