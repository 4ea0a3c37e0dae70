extension Migration {
    /// What every feature stands on: audit chain, outbox, jobs, live events, files, settings.
    ///
    /// Why: an action, its audit entry and the notice of it share one transaction, so none of the three can be lost or
    /// invented. Times are milliseconds since 1970 (`_at`), days are `2026-11-21` (`_on`).
    static let m0001_ground = Migration("0001-ground", """
        -- Each entry is hashed with its predecessor by SM3; numbers have no gaps (GB/T 22239-2019 8.1.4.3).
        CREATE TABLE audit (
            number        BIGINT PRIMARY KEY,
            at            BIGINT NOT NULL,
            account_id    BIGINT,
            person_name   TEXT NOT NULL,
            role          TEXT NOT NULL,
            unit_id       BIGINT,
            unit_name     TEXT NOT NULL,
            path          {ordered} NOT NULL,
            address       TEXT NOT NULL,
            session       TEXT NOT NULL,
            action        {ordered} NOT NULL,
            object_kind   {ordered} NOT NULL,
            object_id     {ordered} NOT NULL,
            object_title  TEXT NOT NULL,
            result        TEXT NOT NULL CHECK (result IN ('done', 'refused')),
            reason        TEXT NOT NULL,
            changes       TEXT NOT NULL,
            previous      TEXT NOT NULL,
            hash          TEXT NOT NULL
        );
        CREATE INDEX audit_by_path ON audit(path, number);
        CREATE INDEX audit_by_object ON audit(object_kind, object_id, number);
        CREATE INDEX audit_by_account ON audit(account_id, number);
        CREATE INDEX audit_by_time ON audit(at);

        CREATE TABLE audit_head (
            one     SMALLINT PRIMARY KEY CHECK (one = 1),
            number  BIGINT NOT NULL,
            hash    TEXT NOT NULL
        );
        INSERT INTO audit_head (one, number, hash) VALUES (1, 0, '');

        CREATE TABLE outbox (
            id           {identity},
            topic        TEXT NOT NULL,
            payload      TEXT NOT NULL,
            state        TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
            tries        BIGINT NOT NULL DEFAULT 0,
            created_at   BIGINT NOT NULL,
            next_try_at  BIGINT NOT NULL,
            ended_at     BIGINT,
            failure      TEXT NOT NULL DEFAULT ''
        );
        CREATE INDEX outbox_waiting ON outbox(next_try_at, id) WHERE state = 'waiting';

        -- Who leads: one node at a time holds a lease and renews it.
        CREATE TABLE lease (
            name       TEXT PRIMARY KEY,
            holder     TEXT NOT NULL,
            until_at   BIGINT NOT NULL
        );

        CREATE TABLE job (
            id          {identity},
            kind        TEXT NOT NULL,
            title       TEXT NOT NULL,
            input       TEXT NOT NULL,
            state       TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
            wants_stop  SMALLINT NOT NULL DEFAULT 0,
            tries       BIGINT NOT NULL DEFAULT 0,
            done        BIGINT NOT NULL DEFAULT 0,
            total       BIGINT NOT NULL DEFAULT 0,
            result      TEXT NOT NULL DEFAULT '',
            failure     TEXT NOT NULL DEFAULT '',
            account_id  BIGINT,
            path        {ordered} NOT NULL,
            holder      TEXT NOT NULL DEFAULT '',
            until_at    BIGINT NOT NULL DEFAULT 0,
            created_at  BIGINT NOT NULL,
            started_at  BIGINT,
            ended_at    BIGINT
        );
        CREATE INDEX job_open ON job(state, id) WHERE state IN ('waiting', 'running');
        CREATE INDEX job_by_account ON job(account_id, id);

        -- What changed, for those who watch; kept for a day, so that a broken line can resume.
        CREATE TABLE live_event (
            id          {identity},
            at          BIGINT NOT NULL,
            path        {ordered} NOT NULL,
            account_id  BIGINT,
            topic       TEXT NOT NULL,
            subject     TEXT NOT NULL
        );
        CREATE INDEX live_event_by_time ON live_event(at);

        CREATE TABLE file (
            id          {identity},
            hash        {ordered} NOT NULL,
            name        TEXT NOT NULL,
            media_type  TEXT NOT NULL,
            size        BIGINT NOT NULL CHECK (size >= 0),
            -- Of a photo: as it came, with place and time inside; and small, for lists.
            original    {ordered},
            thumbnail   {ordered},
            level       TEXT NOT NULL CHECK (level IN ('L1', 'L2', 'L3', 'L4')),
            path        {ordered} NOT NULL,
            account_id  BIGINT NOT NULL,
            at          BIGINT NOT NULL
        );
        CREATE INDEX file_by_hash ON file(hash);

        CREATE TABLE upload (
            id          TEXT PRIMARY KEY,
            account_id  BIGINT NOT NULL,
            name        TEXT NOT NULL,
            size        BIGINT NOT NULL,
            received    BIGINT NOT NULL DEFAULT 0,
            purpose     TEXT NOT NULL,
            file_id     BIGINT REFERENCES file(id),
            created_at  BIGINT NOT NULL
        );

        -- A write that comes twice gets the first answer again (G-04).
        CREATE TABLE idempotency (
            account_id  BIGINT NOT NULL,
            key         TEXT NOT NULL,
            request     TEXT NOT NULL,
            status      BIGINT NOT NULL,
            location    TEXT NOT NULL,
            body        TEXT NOT NULL,
            at          BIGINT NOT NULL,
            PRIMARY KEY (account_id, key)
        );
        CREATE INDEX idempotency_by_time ON idempotency(at);

        CREATE TABLE setting (
            unit_id   BIGINT NOT NULL,
            name      TEXT NOT NULL,
            value     TEXT NOT NULL,
            set_by    TEXT NOT NULL,
            set_at    BIGINT NOT NULL,
            PRIMARY KEY (unit_id, name)
        );

        -- What was deleted, for thirty days (G-13). The row itself keeps its `deleted_at`.
        CREATE TABLE recycled (
            id          {identity},
            kind        TEXT NOT NULL,
            subject_id  BIGINT NOT NULL,
            title       TEXT NOT NULL,
            path        {ordered} NOT NULL,
            deleted_by  TEXT NOT NULL,
            deleted_at  BIGINT NOT NULL,
            UNIQUE (kind, subject_id)
        );
        CREATE INDEX recycled_by_path ON recycled(path, id);
        """)
}
