"""IMP-01…IMP-08: a list with faults is checked, mended in the grid, imported and taken back."""

import pytest
from harness.checks import assert_page_holds
from harness.door import sign_in
from harness.people_file import name, people_csv
from harness.showcase import SCHOOL
from playwright.sync_api import expect

PATIENCE = 60_000


@pytest.fixture
def officer(open_page, own_server):
    page = open_page(base_url=own_server.address)
    sign_in(page, "xian")
    page.goto("/imports/new")
    form = page.locator("form").filter(has=page.get_by_label("文件", exact=True))
    form.get_by_label("人员").check()
    form.get_by_label("文件", exact=True).set_input_files(
        {"name": "教师名单.csv", "mimeType": "text/csv", "buffer": people_csv(500, faulty=20)})
    form.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="检查").click()
    expect(page.get_by_text("检查完了，还没有入库。")).to_be_visible(timeout=PATIENCE)
    return page


def assert_counts(page, **counts):
    for label, number in counts.items():
        expect(page.locator(".tally div").filter(has=page.get_by_text(label, exact=True)).locator("dd")).to_have_text(str(number))


def found(page, person):
    page.goto(f"/people?q={person}")
    return page.get_by_role("main").get_by_role("link", name=person)


def test_a_file_with_faults_is_checked_and_nothing_is_stored_yet(officer):
    assert_counts(officer, 新增=480, 有问题=20)
    grid = officer.get_by_role("table", name="有问题的行")
    expect(grid.locator("tbody tr")).to_have_count(20)
    expect(grid).to_contain_text("管辖范围内没有这个单位")
    expect(grid).to_contain_text("看不懂这个日期")
    assert_page_holds(officer)
    expect(found(officer, name(100))).to_have_count(0)


def test_rows_mended_in_the_grid_are_imported_and_the_whole_run_is_undone(officer):
    wrong = officer.get_by_role("table", name="有问题的行").locator("input[aria-invalid][value=没有这所学校]")
    expect(wrong).to_have_count(5)
    for _ in range(5):
        wrong.first.fill(SCHOOL)
        wrong.first.evaluate("field => field.setAttribute('value', field.value)")
    officer.get_by_role("button", name="重新检查这些行").click()
    assert_counts(officer, 新增=485, 有问题=15)
    officer.get_by_role("button", name="入库 485 条").click()
    expect(officer.get_by_text("已入库。")).to_be_visible(timeout=PATIENCE)
    assert_counts(officer, 已入库=485, 有问题=15)
    assert_page_holds(officer)
    run = officer.url
    expect(found(officer, name(2))).to_be_visible()
    officer.goto(run)
    officer.get_by_role("button", name="撤销本次导入").click()
    officer.get_by_role("dialog").get_by_role("button", name="撤销本次导入").click()
    expect(officer.get_by_role("main").get_by_text("已撤销。")).to_be_visible(timeout=PATIENCE)
    assert_counts(officer, 已撤销=485)
    expect(found(officer, name(2))).to_have_count(0)
