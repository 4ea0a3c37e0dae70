"""The harness must be able to fail: each check meets a page that breaks it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from harness.checks import assert_accessible, assert_no_sideways_scroll, assert_page_holds

HEAD = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>页</title>'
PAGES = {
    "/fine": HEAD + "<style>@media (prefers-color-scheme: dark) { html { background: #000; color: #fff } }</style>"
                    "<main><h1>一切如常</h1><div style='overflow-x:auto' tabindex=0><pre style='width:900px'>宽表</pre></div></main>",
    "/nameless": HEAD + "<main><h1>报表</h1><input type=text></main>",
    "/pale-at-night": HEAD + "<style>@media (prefers-color-scheme: dark) { html { background: #000; color: #222 } }</style>"
                             "<main><h1>夜班</h1></main>",
    "/wide": HEAD + "<main><h1>宽</h1><p class=too-wide style='width:340px'>超出</p></main>",
    "/two-headings": HEAD + "<main><h1>一</h1><h1>二</h1></main>",
    "/throws": HEAD + "<main><h1>错</h1></main><script>undefinedName()</script>",
    "/outside": HEAD + "<main><h1>外</h1><img alt='' src='http://example.org/pixel.png'></main>",
    "/broken": HEAD + "<main><h1>坏</h1></main>",
    "/inline": HEAD + "<main><h1>内联</h1><button onclick='1'>按</button></main>",
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        body = PAGES.get(self.path, "").encode()
        self.send_response(500 if self.path == "/broken" else 200 if body else 204)  # 204: the icon nobody drew
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path == "/inline":
            self.send_header("Content-Security-Policy", "script-src 'self'")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def pages():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def seen(page, kind):
    """Takes the announced problem out of the watch, so that only this test knows of it."""
    page.wait_for_timeout(300)
    found = [problem for problem in page.watch.problems if kind in problem]
    page.watch.problems.clear()
    return found


def test_a_good_page_passes_every_check(page, pages):
    page.goto(pages + "/fine")
    assert_page_holds(page)


def test_a_field_without_a_name_is_found(page, pages):
    page.goto(pages + "/nameless")
    with pytest.raises(AssertionError, match="light: label"):
        assert_accessible(page)


def test_contrast_is_looked_at_by_night_too(page, pages):
    page.goto(pages + "/pale-at-night")
    with pytest.raises(AssertionError, match="dark: color-contrast") as failure:
        assert_accessible(page)
    assert "light:" not in str(failure.value)


def test_a_page_that_is_too_wide_at_320_names_the_culprit(page, pages):
    page.goto(pages + "/wide")
    assert_no_sideways_scroll(page, widths=(400,))
    with pytest.raises(AssertionError, match="p.too-wide ends at"):
        assert_no_sideways_scroll(page)


def test_a_page_has_one_main_heading(page, pages):
    page.goto(pages + "/two-headings")
    with pytest.raises(AssertionError, match="2 main headings"):
        assert_page_holds(page)


def test_an_exception_in_a_script_is_a_problem(page, pages):
    page.goto(pages + "/throws")
    assert seen(page, "undefinedName")


def test_a_call_to_the_outside_is_a_problem_and_goes_nowhere(page, pages):
    page.goto(pages + "/outside")
    assert seen(page, "call to the outside: http://example.org/pixel.png")


def test_a_violated_policy_is_a_problem(page, pages):
    page.goto(pages + "/inline")
    assert seen(page, "policy violation: script-src-attr")


def test_an_answer_of_500_is_a_problem(page, pages):
    page.goto(pages + "/broken")
    assert seen(page, "500 from")


def test_an_announced_problem_is_none(page, pages):
    page.watch.expect("undefinedName")
    page.goto(pages + "/throws")
    page.wait_for_timeout(300)
    assert page.watch.problems and not page.watch.unexpected()
