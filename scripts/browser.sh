# Playwright in a folder of its own, driving the system's Chromium. Sourced after packages.sh.

readonly browser_venv=.build/browser-venv

# The browser that the system brings, or nothing.
installed_browser() {
    local name
    for name in "${HUXUE_BROWSER:-}" chromium google-chrome google-chrome-stable; do
        [[ -n $name ]] && command -v "$name" && return
    done
    return 0
}

# Makes the folder anew when the wanted versions change, and only then.
prepare_browser() {
    local wanted=Tests/Browser/requirements.txt
    if ! cmp -s "$wanted" "$browser_venv/requirements.txt"; then
        note "下载 Playwright" "fetching Playwright"
        rm -rf "$browser_venv"
        python3 -m venv "$browser_venv"
        "$browser_venv/bin/pip" install --disable-pip-version-check -q -r "$wanted" || refuse \
            "无法下载 Playwright，请检查到 pypi.org 的网络，或用 ./test --quick。" \
            "Playwright could not be fetched from pypi.org; ./test --quick does without."
        cp "$wanted" "$browser_venv/requirements.txt"
    fi
    HUXUE_BROWSER=$(installed_browser)
    [[ -n $HUXUE_BROWSER ]] || fetch_browser
    export HUXUE_BROWSER
}

# Ubuntu ships Chromium only as a snap; Playwright brings one that runs there.
fetch_browser() {
    local root
    note "下载 Chromium" "fetching Chromium"
    export PLAYWRIGHT_BROWSERS_PATH=$PWD/.build/browsers
    if root=$(how_to_be_root); then $root "$PWD/$browser_venv/bin/playwright" install-deps chromium; fi
    "$browser_venv/bin/playwright" install chromium || refuse \
        "没有找到 Chromium。请安装后用 HUXUE_BROWSER=/路径 指定。" "no Chromium; install one and name it in HUXUE_BROWSER."
}
