extension Migration {
    /// What people see beside the record: notices, saved views, runs of import and export.
    static let m0004_work = Migration("0004-work", """
        CREATE TABLE notice (
            id          {identity},
            account_id  BIGINT NOT NULL REFERENCES account(id),
            subject     {ordered} NOT NULL,
            words       TEXT NOT NULL,
            arguments   TEXT NOT NULL,
            link        TEXT NOT NULL,
            times       BIGINT NOT NULL DEFAULT 1,
            at          BIGINT NOT NULL,
            read_at     BIGINT,
            UNIQUE (account_id, subject)
        );
        CREATE INDEX notice_by_account ON notice(account_id, at);
        CREATE INDEX notice_unread ON notice(account_id) WHERE read_at IS NULL;

        CREATE TABLE saved_view (
            id          {identity},
            account_id  BIGINT NOT NULL REFERENCES account(id),
            list        TEXT NOT NULL,
            name        TEXT NOT NULL,
            query       TEXT NOT NULL,
            shared_with TEXT NOT NULL CHECK (shared_with IN ('nobody', 'unit', 'role')),
            unit_id     BIGINT NOT NULL,
            role        TEXT NOT NULL,
            is_default  SMALLINT NOT NULL DEFAULT 0,
            pinned      SMALLINT NOT NULL DEFAULT 0,
            at          BIGINT NOT NULL,
            UNIQUE (account_id, list, name)
        );
        CREATE INDEX saved_view_by_unit ON saved_view(list, unit_id);

        CREATE TABLE import_run (
            id           {identity},
            kind         TEXT NOT NULL,
            file_name    TEXT NOT NULL,
            file_hash    {ordered} NOT NULL,
            sheet        TEXT NOT NULL DEFAULT '',
            step         TEXT NOT NULL CHECK (step IN ('file', 'match', 'checking', 'check', 'importing', 'result',
                         'undoing', 'undone')),
            choices      TEXT NOT NULL,
            counts       TEXT NOT NULL,
            job_id       BIGINT,
            account_id   BIGINT NOT NULL REFERENCES account(id),
            -- In which post it was begun: the work goes on with the rights of that post.
            post_id      BIGINT NOT NULL,
            unit_id      BIGINT NOT NULL,
            path         {ordered} NOT NULL,
            made_at      BIGINT NOT NULL,
            applied_at   BIGINT,
            undone_at    BIGINT,
            version      BIGINT NOT NULL DEFAULT 1
        );
        CREATE INDEX import_run_by_account ON import_run(account_id, id);
        CREATE INDEX import_run_by_hash ON import_run(file_hash);

        CREATE TABLE import_row (
            run_id     BIGINT NOT NULL REFERENCES import_run(id),
            number     BIGINT NOT NULL,
            -- Sealed: rows of people hold phone and identity numbers.
            cells      {bytes} NOT NULL,
            state      {ordered} NOT NULL CHECK (state IN ('new', 'changed', 'unchanged', 'faulty', 'skipped', 'done',
                       'undone', 'kept')),
            problems   TEXT NOT NULL DEFAULT '',
            target_id  BIGINT,
            before     TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (run_id, number)
        );
        CREATE INDEX import_row_by_state ON import_row(run_id, state, number);
        CREATE INDEX import_row_by_target ON import_row(target_id) WHERE target_id IS NOT NULL;

        -- Which heading meant which field, remembered for next time (IMP-04).
        CREATE TABLE import_match (
            account_id  BIGINT NOT NULL,
            kind        TEXT NOT NULL,
            heading     TEXT NOT NULL,
            field       TEXT NOT NULL,
            PRIMARY KEY (account_id, kind, heading)
        );

        CREATE TABLE export_run (
            id           {identity},
            account_id   BIGINT NOT NULL REFERENCES account(id),
            post_id      BIGINT NOT NULL,
            list         TEXT NOT NULL,
            query        TEXT NOT NULL,
            format       TEXT NOT NULL,
            all_columns  SMALLINT NOT NULL,
            language     TEXT NOT NULL DEFAULT 'zh-CN',
            purpose      TEXT NOT NULL DEFAULT '',
            state        TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'ready', 'failed', 'cancelled', 'gone')),
            job_id       BIGINT,
            file_name    TEXT NOT NULL DEFAULT '',
            file_hash    TEXT NOT NULL DEFAULT '',
            size         BIGINT NOT NULL DEFAULT 0,
            rows_count   BIGINT NOT NULL DEFAULT 0,
            fetched      BIGINT NOT NULL DEFAULT 0,
            made_at      BIGINT NOT NULL,
            expires_at   BIGINT NOT NULL
        );
        CREATE INDEX export_run_by_account ON export_run(account_id, id);
        """)
}
