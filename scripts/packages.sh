# Installs what packages.txt lists and the machine lacks. Sourced after terminal.sh.

readonly package_list="${BASH_SOURCE[0]%/*}/packages.txt"

# packages_for run|test …: the names in the list, for these purposes, on this system.
packages_for() {
    local purposes=" $* " purpose name _
    while read -r purpose name _; do
        [[ $purposes == *" $purpose "* ]] || continue
        # Ubuntu has Chromium only as a snap, which a script cannot drive; see browser.sh.
        [[ $name == chromium && $(system_name) == ubuntu ]] && continue
        printf '%s\n' "$name"
    done < <(grep -v '^#' "$package_list")
}

system_name() { (. /etc/os-release 2>/dev/null && printf '%s' "${ID:-}"); }

is_installed() {
    [[ $(dpkg-query -W -f='${Status}' "$1" 2>/dev/null) == "install ok installed" ]]
}

# missing_packages run|test …: one name a line.
missing_packages() {
    local name
    for name in $(packages_for "$@"); do
        is_installed "$name" || printf '%s\n' "$name"
    done
}

# how_to_be_root: what to put before apt-get; fails if nothing works without a question.
how_to_be_root() {
    if ((EUID == 0)); then printf 'env'
    elif sudo -n true 2>/dev/null; then printf 'sudo -n'
    else return 1
    fi
}

install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        note "不是 Debian 或 Ubuntu：请自行安装 scripts/packages.txt 所列的库" \
            "not Debian or Ubuntu: install the libraries of scripts/packages.txt yourself"
        return
    fi
    local missing root
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        note "已齐全" "nothing is missing"
        return
    fi
    note "缺少 ${#missing[@]} 个：${missing[*]}" "missing"
    root=$(how_to_be_root) || refuse \
        "需要管理员权限安装系统软件包。请运行下面一行，然后重试：
  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" \
        "system packages need root. Run the line above, then try again."
    $root apt-get -q -o DPkg::Lock::Timeout=300 update || refuse \
        "无法更新软件包目录，请检查网络或 /etc/apt 中的软件源。" \
        "apt-get update failed; check the network or the sources in /etc/apt."
    $root DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
        --no-install-recommends install "${missing[@]}" || refuse \
        "软件包没有装好，原因见上。" "the packages were not installed; the reason is above."
}
