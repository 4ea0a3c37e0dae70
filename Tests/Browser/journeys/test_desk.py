"""TODO-01, LOG-04: the work desk."""

import pytest
from conftest import picture
from harness.checks import assert_page_holds
from harness.door import sign_in
from playwright.sync_api import expect


@pytest.mark.parametrize("account", ["shi", "xian", "zhongxin", "xiaozhang", "xitong", "shenji"])
def test_the_desk_of_each_duty_holds(desktop, account):
    sign_in(desktop, account)
    desktop.goto("/")
    picture(desktop, f"desk-{account}")
    assert_page_holds(desktop)


def test_the_desk_of_a_principal_fits_a_phone(phone):
    sign_in(phone, "xiaozhang")
    phone.goto("/")
    picture(phone, "desk-phone")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
