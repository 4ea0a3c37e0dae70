extension Migration {
    /// People, their posts over time, and how they sign in.
    ///
    /// Why: a post gives a role in a unit from a day to a day (ORG-06); the role's rights hold in the branch of the
    /// unit. Phone and identity numbers are sealed (SM4) and found again by a keyed index (HMAC-SM3); a backup of the
    /// table without the key file tells nobody a number.
    static let m0003_people = Migration("0003-people", """
        CREATE TABLE person (
            id            {identity},
            name          TEXT NOT NULL CHECK (name <> ''),
            name_key      {ordered} NOT NULL,
            staff_no      {ordered},
            phone         {bytes},
            phone_index   {ordered},
            phone_tail    {ordered} NOT NULL DEFAULT '',
            id_number     {bytes},
            id_index      {ordered},
            left_on       TEXT,
            version       BIGINT NOT NULL DEFAULT 1,
            changed_by    TEXT NOT NULL,
            changed_at    BIGINT NOT NULL,
            deleted_at    BIGINT
        );
        CREATE INDEX person_by_name ON person(name_key, id);
        CREATE INDEX person_by_staff_no ON person(staff_no) WHERE staff_no IS NOT NULL;
        CREATE INDEX person_by_phone ON person(phone_index) WHERE phone_index IS NOT NULL;
        CREATE INDEX person_by_id_number ON person(id_index) WHERE id_index IS NOT NULL;

        CREATE TABLE post (
            id             {identity},
            person_id      BIGINT NOT NULL REFERENCES person(id),
            unit_id        BIGINT NOT NULL REFERENCES unit(id),
            path           {ordered} NOT NULL,
            name_key       {ordered} NOT NULL,
            role           {ordered} NOT NULL,
            title          TEXT NOT NULL DEFAULT '',
            starts_on      {ordered} NOT NULL,
            ends_on        {ordered},
            substitute_id  BIGINT REFERENCES person(id),
            version        BIGINT NOT NULL DEFAULT 1,
            changed_by     TEXT NOT NULL,
            changed_at     BIGINT NOT NULL,
            deleted_at     BIGINT,
            CHECK (ends_on IS NULL OR ends_on >= starts_on)
        );
        CREATE INDEX post_by_person ON post(person_id, starts_on);
        CREATE INDEX post_by_unit ON post(unit_id, role);
        CREATE INDEX post_by_path ON post(path, name_key);
        CREATE INDEX post_by_name ON post(name_key, id);
        CREATE INDEX post_by_role ON post(role, name_key, id);

        CREATE TABLE account (
            id                {identity},
            person_id         BIGINT NOT NULL UNIQUE REFERENCES person(id),
            login             {ordered} NOT NULL UNIQUE,
            password          TEXT,
            password_set_at   BIGINT,
            state             TEXT NOT NULL CHECK (state IN ('invited', 'waiting', 'active', 'disabled')),
            failures          BIGINT NOT NULL DEFAULT 0,
            locked_until_at   BIGINT,
            totp_secret       {bytes},
            totp_counter      BIGINT NOT NULL DEFAULT 0,
            totp_required     SMALLINT NOT NULL DEFAULT 0,
            -- Offered to the person's app, not proven by a code yet.
            totp_pending      {bytes},
            phone_confirmed_at BIGINT,
            privacy_read_at   BIGINT,
            language          TEXT NOT NULL DEFAULT 'zh-CN',
            preferences       TEXT NOT NULL DEFAULT '',
            last_post_id      BIGINT,
            last_seen_at      BIGINT,
            disabled_reason   TEXT NOT NULL DEFAULT '',
            demonstration     SMALLINT NOT NULL DEFAULT 0,
            created_at        BIGINT NOT NULL,
            version           BIGINT NOT NULL DEFAULT 1
        );

        CREATE TABLE former_password (
            account_id  BIGINT NOT NULL REFERENCES account(id),
            password    TEXT NOT NULL,
            until_at    BIGINT NOT NULL
        );
        CREATE INDEX former_password_by_account ON former_password(account_id, until_at);

        CREATE TABLE recovery_code (
            account_id  BIGINT NOT NULL REFERENCES account(id),
            hash        TEXT NOT NULL,
            used_at     BIGINT,
            PRIMARY KEY (account_id, hash)
        );

        -- Wrong sign-ins of logins that nobody has wait just as long as those of logins that somebody has.
        CREATE TABLE sign_in_failure (
            login            {ordered} PRIMARY KEY,
            failures         BIGINT NOT NULL,
            locked_until_at  BIGINT,
            at               BIGINT NOT NULL
        );

        -- A sign-in on a device. Only the hash of its secret is stored.
        CREATE TABLE session (
            id            {identity},
            hash          {ordered} NOT NULL UNIQUE,
            account_id    BIGINT NOT NULL REFERENCES account(id),
            post_id       BIGINT REFERENCES post(id),
            csrf          TEXT NOT NULL,
            level         TEXT NOT NULL CHECK (level IN ('password', 'full')),
            address       TEXT NOT NULL,
            agent         TEXT NOT NULL,
            created_at    BIGINT NOT NULL,
            seen_at       BIGINT NOT NULL,
            ended_at      BIGINT,
            ended_why     TEXT NOT NULL DEFAULT ''
        );
        CREATE INDEX session_by_account ON session(account_id, ended_at, seen_at);

        -- One-time links: first administrator, invitation, forgotten password.
        CREATE TABLE invitation (
            id          {identity},
            hash        {ordered} NOT NULL UNIQUE,
            kind        TEXT NOT NULL CHECK (kind IN ('first-administrator', 'invitation', 'password')),
            account_id  BIGINT REFERENCES account(id),
            expires_at  BIGINT NOT NULL,
            used_at     BIGINT,
            made_by     TEXT NOT NULL,
            made_at     BIGINT NOT NULL
        );

        -- A lost second factor: one administrator asks, another confirms (LOG-03).
        CREATE TABLE second_factor_request (
            id             {identity},
            account_id     BIGINT NOT NULL REFERENCES account(id),
            asked_by       BIGINT NOT NULL REFERENCES account(id),
            asked_by_name  TEXT NOT NULL,
            reason         TEXT NOT NULL,
            asked_at       BIGINT NOT NULL,
            ended_at       BIGINT,
            ended_by_name  TEXT NOT NULL DEFAULT '',
            result         TEXT NOT NULL DEFAULT '' CHECK (result IN ('', 'done', 'refused'))
        );
        CREATE UNIQUE INDEX second_factor_request_open ON second_factor_request(account_id) WHERE ended_at IS NULL;

        CREATE TABLE token (
            id          {identity},
            hash        {ordered} NOT NULL UNIQUE,
            account_id  BIGINT NOT NULL REFERENCES account(id),
            post_id     BIGINT NOT NULL REFERENCES post(id),
            name        TEXT NOT NULL,
            writes      SMALLINT NOT NULL,
            addresses   TEXT NOT NULL DEFAULT '',
            expires_on  TEXT NOT NULL,
            created_at  BIGINT NOT NULL,
            used_at     BIGINT,
            revoked_at  BIGINT
        );
        CREATE INDEX token_by_account ON token(account_id, id);

        -- Everything a leaving person hands over, in one step that can be taken back for thirty days (LOG-07).
        CREATE TABLE handover (
            id           {identity},
            person_id    BIGINT NOT NULL REFERENCES person(id),
            receiver_id  BIGINT NOT NULL REFERENCES person(id),
            path         {ordered} NOT NULL,
            content      TEXT NOT NULL,
            reason       TEXT NOT NULL,
            made_by      TEXT NOT NULL,
            made_at      BIGINT NOT NULL,
            undone_at    BIGINT
        );
        CREATE INDEX handover_by_person ON handover(person_id);
        """)
}
