# Fetches and builds, with the compiler's own progress on the screen. Sourced after machine.sh.

fetch_dependencies() {
    swift package resolve || refuse \
        "无法下载 Swift 依赖包，请检查到 github.com 的网络，或设置代理 https_proxy。" \
        "the Swift packages could not be fetched; check the network to github.com or set https_proxy."
}

# build ARGUMENTS…: `swift build` with a readable end.
build() {
    swift build "$@" && return
    (($(free_kilobytes) > 200000)) || refuse \
        "磁盘已满，构建中断。清理后重试即可继续。" "the disk is full; make room and start again, the build goes on where it was."
    refuse "构建没有通过，编译器的说明见上。" "the build failed; the compiler's words are above."
}
