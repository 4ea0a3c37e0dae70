"""Through the door, as a person does."""

from playwright.sync_api import expect


def sign_in(page, account):
    """Signs in with a demonstration account by one press, as visitors of a demonstration do: `sign_in(page, "shi")`."""
    page.goto("/sign-in")
    page.locator(".demo-list").get_by_role("button").filter(has=page.get_by_text(account, exact=True)).click()
    expect(page).not_to_have_url("/sign-in")


def sign_in_by_hand(page, account, password):
    """Signs in by typing; says nothing about whether the door opened."""
    page.get_by_label("手机号、工号或姓名加单位").fill(account)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
