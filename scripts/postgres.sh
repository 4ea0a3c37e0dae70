# A private PostgreSQL for tests: own folder, own port, own password, gone afterwards.
# Sourced after terminal.sh.

postgres_folder=

postgres_binaries() {
    local newest
    newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
    [[ -n $newest ]] || newest=$(dirname "$(command -v initdb)" 2>/dev/null) || true
    [[ -x $newest/initdb ]] || refuse "没有找到 PostgreSQL 的程序 initdb。" "initdb of PostgreSQL was not found."
    printf '%s' "$newest"
}

# PostgreSQL refuses to run as root.
unprivileged() {
    if ((EUID != 0)); then "$@"
    elif id postgres >/dev/null 2>&1; then (cd / && runuser -u postgres -- "$@")
    else (cd / && runuser -u nobody -- "$@")
    fi
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Folders of runs that were killed before they could tidy up.
remove_abandoned_postgres() {
    local folder owner
    for folder in "${TMPDIR:-/tmp}"/huxue-postgres.*; do
        owner=$(cat "$folder/owner" 2>/dev/null) || continue
        kill -0 "$owner" 2>/dev/null || { stop_postgres_in "$folder"; }
    done
}

stop_postgres_in() {
    [[ -f $1/record/postmaster.pid ]] &&
        unprivileged "$(postgres_binaries)/pg_ctl" -D "$1/record" -m immediate -w stop >/dev/null 2>&1
    rm -rf "$1"
}

stop_postgres() {
    [[ -n $postgres_folder ]] || return 0
    stop_postgres_in "$postgres_folder"
    postgres_folder=
}

# What is lost in a power cut does not matter here; speed does.
postgres_settings() {
    cat <<SETTINGS
listen_addresses = '127.0.0.1'
port = $1
unix_socket_directories = '$postgres_folder'
max_connections = 300
shared_buffers = 128MB
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = on
lc_messages = 'C'
timezone = 'UTC'
SETTINGS
}

# start_postgres: exports HUXUE_TEST_POSTGRES (sorts by bytes) and, where this version can,
# HUXUE_TEST_POSTGRES_PINYIN (the default order of that database is Chinese).
start_postgres() {
    remove_abandoned_postgres
    local binaries port password
    binaries=$(postgres_binaries)
    port=$(free_port)
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/huxue-postgres.XXXXXX")
    printf '%s' "$password" >"$postgres_folder/password"
    printf '%s' "$$" >"$postgres_folder/owner"
    ((EUID != 0)) || chown -R "$(unprivileged id -u)" "$postgres_folder"

    unprivileged "$binaries/initdb" -D "$postgres_folder/record" -U huxue --pwfile="$postgres_folder/password" \
        -A scram-sha-256 -E UTF8 --locale=C -N >"$postgres_folder/initdb.log" 2>&1 ||
        refuse "没有建立测试用 PostgreSQL：$(tail -3 "$postgres_folder/initdb.log")" "initdb failed."
    postgres_settings "$port" >>"$postgres_folder/record/postgresql.conf"
    unprivileged "$binaries/pg_ctl" -D "$postgres_folder/record" -l "$postgres_folder/server.log" -w start >/dev/null ||
        refuse "测试用 PostgreSQL 没有启动：$(tail -3 "$postgres_folder/server.log")" "PostgreSQL did not start."

    export PGPASSWORD=$password
    local server="postgres://huxue:$password@127.0.0.1:$port"
    local ask=("$binaries/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U huxue -d postgres)
    "${ask[@]}" -c 'CREATE DATABASE huxue'
    export HUXUE_TEST_POSTGRES="$server/huxue"
    if "${ask[@]}" -c "CREATE DATABASE huxue_pinyin TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'
            LOCALE_PROVIDER icu ICU_LOCALE 'zh-u-co-pinyin'" 2>/dev/null; then
        export HUXUE_TEST_POSTGRES_PINYIN="$server/huxue_pinyin"
    fi
    unset PGPASSWORD
}
