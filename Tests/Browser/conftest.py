"""The browser, its pages and what a failing journey leaves behind. `--headed` shows the browser."""

import os
import re
import shutil

import pytest
from playwright.sync_api import sync_playwright

from harness.region import EmbeddedRegion, SharedRegion
from harness.server import OUTPUT
from harness.watch import Watch

DESKTOP = {"viewport": {"width": 1366, "height": 768}}
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def pytest_addoption(parser):
    parser.addoption("--headed", action="store_true", help="show the browser")


def pytest_sessionstart(session):
    """Pictures and logs are those of this run."""
    shutil.rmtree(OUTPUT, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report


@pytest.fixture(scope="session")
def chromium(pytestconfig):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("HUXUE_BROWSER") or None,
            headless=not pytestconfig.getoption("headed"),
            # No name outside this machine resolves: a page that needs one fails here, not at a school.
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--font-render-hinting=none"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, request):
    """Opens pages that do not share cookies: `open_page(PHONE)`. Each is watched."""
    # Pages are closed before the server ends: one that reconnects to a stopped server is nobody's fault.
    if "own_server" in request.fixturenames:
        request.getfixturevalue("own_server")
    opened = []

    def open_one(screen=DESKTOP, base_url=None, **options):
        context = chromium.new_context(
            locale="zh-CN", timezone_id="Asia/Shanghai", base_url=base_url, reduced_motion="reduce", **screen, **options)
        context.set_default_timeout(10_000)
        page = context.new_page()
        opened.append((page, Watch(context)))
        page.watch = opened[-1][1]
        return page

    yield open_one

    problems = []
    for number, (page, watch) in enumerate(opened, start=1):
        problems += watch.unexpected()
        if getattr(request.node, "failed", False) or watch.unexpected():
            picture(page, f"failed-{request.node.name}-{number}")
        page.context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(open_page):
    """A page that belongs to no server."""
    return open_page()


@pytest.fixture(scope="session")
def region(tmp_path_factory):
    """The demonstration, loaded once. Nobody serves it; servers get copies."""
    return EmbeddedRegion(tmp_path_factory.mktemp("region")).load()


@pytest.fixture(scope="session")
def server(region, tmp_path_factory):
    """The server that journeys share. Those that change what others look at take `own_server`."""
    running = region.copy(tmp_path_factory.mktemp("shared") / "data").server("server")
    yield running
    running.stop()


@pytest.fixture
def own_server(region, tmp_path):
    running = region.copy(tmp_path / "data").server("own-server")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def two_nodes(tmp_path_factory):
    """Two web nodes on one PostgreSQL."""
    region = SharedRegion(tmp_path_factory.mktemp("nodes")).load()
    nodes = [region.server("node-1"), region.server("node-2")]
    yield nodes
    for node in nodes:
        node.stop()
    region.remove()


@pytest.fixture
def desktop(open_page, server):
    return open_page(DESKTOP, base_url=server.address)


@pytest.fixture
def phone(open_page, server):
    return open_page(PHONE, base_url=server.address)


def picture(page, name):
    """A screenshot in output/, for eyes and for the README."""
    OUTPUT.mkdir(exist_ok=True)
    file_name = re.sub(r"[^\w.-]+", "-", name) + ".png"
    page.screenshot(path=OUTPUT / file_name, full_page=True)
