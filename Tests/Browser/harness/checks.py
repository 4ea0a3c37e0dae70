"""What must hold on every page (requirements G-60, G-62, G-70)."""

from axe_playwright_python.sync_playwright import Axe

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

# Elements that stick out to the right, unless something around them scrolls by itself.
STICKING_OUT = """
() => {
    const width = document.documentElement.clientWidth;
    const scrolls = element => {
        for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
            if (getComputedStyle(at).overflowX !== "visible") return true;
        return false;
    };
    const name = element => element.tagName.toLowerCase()
        + (element.id ? "#" + element.id : "") + [...element.classList].map(one => "." + one).join("");
    return [...document.querySelectorAll("body *")]
        .filter(element => element.getBoundingClientRect().right > width + 0.5 && !scrolls(element))
        .slice(0, 8)
        .map(element => `${name(element)} ends at ${Math.round(element.getBoundingClientRect().right)}`);
}
"""


def findings(page):
    """What axe says about the page as it stands, one line a place."""
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}: {node['html'][:160]}"
        for violation in answer.response["violations"] for node in violation["nodes"]]


def assert_accessible(page):
    """No A or AA violation, by day and by night (G-60)."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{scheme}: {line}" for line in findings(page)]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert not found, f"{page.url}\n" + "\n".join(found)


def assert_no_sideways_scroll(page, widths=(360, 320)):
    """One column on a phone and at 400 % zoom; what is wide scrolls by itself (G-62, G-70)."""
    before = page.viewport_size
    for width in widths:
        page.set_viewport_size({"width": width, "height": 640})
        scrolls = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert scrolls <= 0, f"{page.url} at {width}: {scrolls} px too wide\n" + "\n".join(page.evaluate(STICKING_OUT))
    page.set_viewport_size(before)


def assert_page_holds(page):
    """Everything that must hold on every page."""
    assert page.title().strip(), f"{page.url} has no title"
    assert page.locator("h1").count() == 1, f"{page.url} has {page.locator('h1').count()} main headings"
    assert_accessible(page)
    assert_no_sideways_scroll(page)
