extension Migration {
    /// The tree of divisions and organisations, schools and their facts, and the keys by which names are found.
    ///
    /// Why: scope is a half-open range over `path`, so every list is one index range. What a school is at a day of the
    /// past stays in `unit_period` and `school_fact`, so that old reports keep the old shape (ORG-04, SCH-02).
    static let m0002_units = Migration("0002-units", """
        CREATE TABLE unit (
            id           {identity},
            kind         TEXT NOT NULL CHECK (kind IN
                         ('division', 'bureau', 'section', 'school', 'campus', 'department', 'company')),
            parent_id    BIGINT REFERENCES unit(id),
            path         {ordered} NOT NULL UNIQUE,
            depth        BIGINT NOT NULL,
            code         {ordered},
            credit_code  {ordered},
            name         TEXT NOT NULL CHECK (name <> ''),
            short_name   TEXT NOT NULL,
            name_key     {ordered} NOT NULL,
            domain       TEXT,
            state        TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
            opened_on    TEXT,
            closed_on    TEXT,
            successor_id BIGINT REFERENCES unit(id),
            longitude    DOUBLE PRECISION,
            latitude     DOUBLE PRECISION,
            boundary     TEXT,
            phone        TEXT NOT NULL DEFAULT '',
            version      BIGINT NOT NULL DEFAULT 1,
            changed_by   TEXT NOT NULL,
            changed_at   BIGINT NOT NULL,
            deleted_at   BIGINT,
            CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
            CHECK (parent_id IS NULL OR parent_id <> id)
        );
        CREATE UNIQUE INDEX unit_by_code ON unit(code)
            WHERE kind IN ('division', 'school') AND state <> 'closed' AND deleted_at IS NULL;
        CREATE INDEX unit_by_parent ON unit(parent_id, name_key);
        CREATE INDEX unit_by_name ON unit(name_key, id);

        -- Former names and short names, with their time.
        CREATE TABLE unit_name (
            unit_id  BIGINT NOT NULL REFERENCES unit(id),
            name     TEXT NOT NULL,
            kind     TEXT NOT NULL CHECK (kind IN ('former', 'short')),
            until_on TEXT,
            PRIMARY KEY (unit_id, name, kind)
        );

        -- The shape of the tree on any past day: [from_on, until_on).
        CREATE TABLE unit_period (
            id         {identity},
            unit_id    BIGINT NOT NULL REFERENCES unit(id),
            name       TEXT NOT NULL,
            parent_id  BIGINT,
            path       {ordered} NOT NULL,
            state      TEXT NOT NULL,
            from_on    TEXT NOT NULL,
            until_on   TEXT,
            CHECK (until_on IS NULL OR until_on >= from_on)
        );
        CREATE INDEX unit_period_by_unit ON unit_period(unit_id, from_on);
        CREATE INDEX unit_period_by_path ON unit_period(path, from_on);

        -- Openings, mergers, splits, moves, renamings and closings, decided for a day (ORG-04).
        CREATE TABLE reorganisation (
            id            {identity},
            kind          TEXT NOT NULL CHECK (kind IN ('open', 'merge', 'split', 'move', 'rename', 'close')),
            unit_id       BIGINT NOT NULL REFERENCES unit(id),
            path          {ordered} NOT NULL,
            effective_on  TEXT NOT NULL,
            state         TEXT NOT NULL CHECK (state IN ('planned', 'applied', 'cancelled', 'failed')),
            content       TEXT NOT NULL,
            reason        TEXT NOT NULL,
            decided_by    TEXT NOT NULL,
            account_id    BIGINT NOT NULL,
            decided_at    BIGINT NOT NULL,
            applied_at    BIGINT,
            failure       TEXT NOT NULL DEFAULT '',
            version       BIGINT NOT NULL DEFAULT 1
        );
        CREATE INDEX reorganisation_due ON reorganisation(effective_on) WHERE state = 'planned';
        CREATE INDEX reorganisation_by_path ON reorganisation(path, effective_on);

        -- The present facts of a school; what was confirmed by whom and when is in school_fact.
        CREATE TABLE school (
            unit_id       BIGINT PRIMARY KEY REFERENCES unit(id),
            path          {ordered} NOT NULL UNIQUE,
            name_key      {ordered} NOT NULL,
            stage         {ordered} CHECK (stage IN ('kindergarten', 'primary', 'teachingPoint', 'nineYear', 'junior',
                          'senior', 'complete', 'vocational', 'special', 'trainingInstitution')),
            ownership     {ordered} CHECK (ownership IN ('public', 'private')),
            setting       {ordered} CHECK (setting IN ('urban', 'town', 'rural', 'mountain')),
            protection    {ordered} CHECK (protection IN ('key', 'ordinary')),
            pupils        BIGINT CHECK (pupils >= 0),
            boarders      BIGINT CHECK (boarders >= 0),
            staff         BIGINT CHECK (staff >= 0),
            guards        BIGINT CHECK (guards >= 0),
            boarding      SMALLINT CHECK (boarding IN (0, 1)),
            canteen       SMALLINT CHECK (canteen IN (0, 1)),
            bus           SMALLINT CHECK (bus IN (0, 1)),
            laboratory    SMALLINT CHECK (laboratory IN (0, 1)),
            construction  SMALLINT CHECK (construction IN (0, 1)),
            training      SMALLINT CHECK (training IN (0, 1)),
            night_study   SMALLINT CHECK (night_study IN (0, 1)),
            address       TEXT,
            longitude     DOUBLE PRECISION,
            latitude      DOUBLE PRECISION,
            confirmed_on  {ordered},
            confirmed_by  TEXT,
            version       BIGINT NOT NULL DEFAULT 1,
            changed_by    TEXT NOT NULL DEFAULT '',
            changed_at    BIGINT NOT NULL DEFAULT 0,
            CHECK (boarders IS NULL OR pupils IS NULL OR boarders <= pupils)
        );
        CREATE INDEX school_by_name ON school(name_key, unit_id);
        CREATE INDEX school_by_pupils ON school(coalesce(pupils, -1), unit_id);
        CREATE INDEX school_by_boarders ON school(coalesce(boarders, -1), unit_id);
        CREATE INDEX school_by_staff ON school(coalesce(staff, -1), unit_id);
        CREATE INDEX school_by_guards ON school(coalesce(guards, -1), unit_id);
        CREATE INDEX school_by_confirmation ON school(coalesce(confirmed_on, ''), unit_id);
        CREATE INDEX school_by_stage ON school(stage, name_key, unit_id);
        CREATE INDEX school_by_ownership ON school(ownership, name_key, unit_id);

        -- Each fact as it was said, and each later "no change": the latest line of a fact is its confirmation.
        CREATE TABLE school_fact (
            id            {identity},
            unit_id       BIGINT NOT NULL REFERENCES unit(id),
            fact          {ordered} NOT NULL,
            value         TEXT,
            previous      TEXT,
            source        TEXT NOT NULL CHECK (source IN ('typed', 'confirmed', 'imported', 'demonstration')),
            confirmed_by  TEXT NOT NULL,
            account_id    BIGINT,
            confirmed_at  BIGINT NOT NULL,
            confirmed_on  TEXT NOT NULL
        );
        CREATE INDEX school_fact_by_unit ON school_fact(unit_id, fact, id);

        -- Every ending of every written form of a name, so that a prefix range finds any part of it (G-47).
        CREATE TABLE search_key (
            key        {ordered} NOT NULL,
            path       {ordered} NOT NULL,
            kind       {ordered} NOT NULL,
            target_id  BIGINT NOT NULL,
            PRIMARY KEY (key, path, kind, target_id)
        );
        CREATE INDEX search_key_by_target ON search_key(kind, target_id);
        """)
}
