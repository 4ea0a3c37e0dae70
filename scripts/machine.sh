# What the machine must have before anything is built. Sourced after terminal.sh.

# Built objects take this much; asking beforehand is kinder than a compiler that dies after four minutes.
readonly kilobytes_for_first_build=5000000
readonly kilobytes_for_next_build=1000000

# swift_is_recent VERSION-LINE: whether that line of `swift --version` is 6.2 or later.
swift_is_recent() {
    [[ $1 =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]] || return 1
    local major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]}
    ((major > 6 || (major == 6 && minor >= 2)))
}

check_swift() {
    command -v swift >/dev/null || refuse \
        "没有找到 Swift。请安装 6.2 或更高版本：https://www.swift.org/install/linux/" \
        "Swift was not found. Install 6.2 or later: https://www.swift.org/install/linux/"
    local version
    version=$(swift --version 2>&1 | grep -m1 'Swift version') || true
    swift_is_recent "$version" || refuse \
        "需要 Swift 6.2 或更高版本，现有：${version:-无法识别}。https://www.swift.org/install/linux/" \
        "Swift 6.2 or later is needed, found: ${version:-unknown}. https://www.swift.org/install/linux/"
    note "$version" "$(nproc) CPU"
}

check_git() {
    command -v git >/dev/null || refuse "没有找到 git。请先安装：apt-get install git" "git was not found: apt-get install git"
}

free_kilobytes() { df -Pk . | awk 'NR == 2 { print $4 }'; }

check_disk() {
    local needed=$kilobytes_for_first_build free
    [[ -d .build/checkouts ]] && needed=$kilobytes_for_next_build
    free=$(free_kilobytes)
    ((free >= needed)) || refuse \
        "磁盘空间不足：需要约 $((needed / 1000000)) GB，剩余 $((free / 1000)) MB（$PWD）。" \
        "Disk space: about $((needed / 1000000)) GB are needed, $((free / 1000)) MB are left ($PWD)."
}

check_machine() {
    check_git
    check_swift
    check_disk
}

# port_is_taken PORT: whether somebody answers there on this machine.
port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

check_port() {
    ! port_is_taken "$1" || refuse \
        "端口 $1 已被占用，可能护学已在运行：http://127.0.0.1:$1 。换一个端口：./run --port $(($1 + 1))" \
        "Port $1 is in use; Huxue may be running already: http://127.0.0.1:$1 . Another port: ./run --port $(($1 + 1))"
}
