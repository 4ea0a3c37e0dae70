package import Campus
package import Store

/// Rules of a unit and what a person likes. Every change can be taken back (SET-01, SET-02, SET-05).
package struct SettingsWork: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// One rule as it holds in the caller's branch, and why.
    package struct Line: Sendable, Equatable {
        package let setting: Setting
        package let value: Int
        /// Who set it where; `nil` where the usual value holds.
        package let origin: Origin?
        package let mayChange: Bool

        package struct Origin: Sendable, Equatable {
            package let unitName: String
            package let isInherited: Bool
            package let setBy: String
            package let setAt: Instant
        }
    }

    package func lines(for caller: Caller) async throws -> [Line] {
        guard Setting.all.contains(where: { caller.may($0.permission) }) else { throw Denied.lacks(.manageUnitSettings) }
        return try await database.read { db in
            let place = try Setting.place(of: caller, db)
            return try Setting.all.map { setting in
                let origin = try setting.origin(at: place, db)
                return Line(
                    setting: setting, value: origin?.value ?? setting.usual,
                    origin: origin.map {
                        .init(
                            unitName: $0.unitName, isInherited: $0.path != place, setBy: $0.setBy,
                            setAt: $0.setAt)
                    },
                    mayChange: caller.may(setting.permission))
            }
        }
    }

    /// What holds where the caller works.
    package func value(of setting: Setting, for caller: Caller) async throws -> Int {
        try await database.read { db in try setting.value(at: Setting.place(of: caller, db), db) }
    }

    /// - Parameter text: Empty gives the rule back to the unit above.
    /// - Returns: What stood here before, for taking it back; empty if it was inherited.
    package func change(_ name: String, to text: String, by caller: Caller) async throws -> String {
        guard let setting = Setting.all.first(where: { $0.name == name }) else { throw NotFound() }
        try caller.must(setting.permission)
        let typed = text.trimmedWhitespace
        let value = Int(typed)
        if !typed.isEmpty, value.map(setting.range.contains) != true { throw FormProblems([name: "setting.range"]) }
        let now = database.clock.now()
        return try await database.write { db in
            let place = try Setting.place(of: caller, db)
            guard let row = try db.first("SELECT id, name FROM unit WHERE path = $1", place) else { throw NotFound() }
            let unit: Unit.ID = try row.id("id")
            let old = try db.first("SELECT value FROM setting WHERE unit_id = $1 AND name = $2", unit, name)?.text("value") ?? ""
            if let value {
                try db.run(
                    """
                    INSERT INTO setting (unit_id, name, value, set_by, set_at) VALUES ($1, $2, $3, $4, $5)
                    ON CONFLICT (unit_id, name) DO UPDATE SET value = $3, set_by = $4, set_at = $5
                    """, unit, name, "\(value)", caller.name, now)
            } else {
                try db.run("DELETE FROM setting WHERE unit_id = $1 AND name = $2", unit, name)
            }
            db.audit(
                AuditEntry(
                    by: caller, "setting.changed", "setting", name, title: try row.text("name"), path: place,
                    changes: [.init(name, old: old, new: value.map { "\($0)" } ?? "")]))
            return old
        }
    }

    /// Language and look of one's own pages.
    ///
    /// - Returns: What was chosen before, for taking it back.
    package func choose(
        language: String, preferences: String, by caller: Caller
    ) async throws -> (language: String, preferences: String) {
        guard preferences.utf8.count <= 500, language.utf8.count <= 20 else { throw FormProblems(["look": "choice"]) }
        return try await database.write { db in
            guard let old = try db.first("SELECT language, preferences FROM account WHERE id = $1", caller.account) else {
                throw NotFound()
            }
            try db.run(
                "UPDATE account SET language = $2, preferences = $3 WHERE id = $1", caller.account, language, preferences)
            return (try old.text("language"), try old.text("preferences"))
        }
    }
}
