import Campus
import Store

/// What the very first administrator fills in: for whom the platform works, and who they are.
package struct FirstAdministratorForm: Sendable, Equatable {
    /// GB/T 2260, of the city or county for which the platform works.
    package var divisionCode: String
    package var divisionName: String
    package var bureauName: String
    package var name: String
    package var phone: String
    package var login: String
    package var password: String
    package var repeated: String
    package var hasReadNotice: Bool

    package init(
        divisionCode: String, divisionName: String, bureauName: String, name: String, phone: String, login: String,
        password: String, repeated: String, hasReadNotice: Bool
    ) {
        self.divisionCode = divisionCode
        self.divisionName = divisionName
        self.bureauName = bureauName
        self.name = name
        self.phone = phone
        self.login = login
        self.password = password
        self.repeated = repeated
        self.hasReadNotice = hasReadNotice
    }
}

extension JoinWork {
    /// A one-time link for the first system administrator of an empty platform.
    ///
    /// - Returns: `nil` once there is an account that can sign in. A new start makes a new link; the old one ends.
    package func firstLink() async throws -> String? {
        let now = database.clock.now()
        return try await database.write { db in
            guard try db.first("SELECT 1 AS one FROM account LIMIT 1") == nil else { return nil }
            return try AccountRows.link("first-administrator", for: nil, days: 7, by: "huxue", at: now, db).text
        }
    }

    /// Takes the first link: the division and its bureau if there is none yet, and the system administrator in it.
    package func acceptFirst(_ secret: String, _ form: FirstAdministratorForm, address: String) async throws {
        let now = database.clock.now()
        let link = try await database.read { db in try LinkRow.find(secret, at: now, db) }
        guard link.kind == .firstAdministrator else { throw AccountRefusal.linkUnusable }
        let plan = try FirstAdministrator(form, today: now.localDate)
        let change = try await PasswordChange(
            form.password, repeated: form.repeated, login: plan.login, rules: PasswordRules(), former: [])
        try await database.write { db in
            try link.use(at: now, db)
            guard try db.first("SELECT 1 AS one FROM account LIMIT 1") == nil else { throw AccountRefusal.linkUnusable }
            let bureau = try plan.makeBureau(sortKey: people.names.sortKey, at: now, db)
            let person = Person.ID(
                try db.insert(
                    "INSERT INTO person (name, name_key, changed_by, changed_at) VALUES ($1, $2, $1, $3) RETURNING id",
                    plan.entry.name, people.names.sortKey(plan.entry.name), now))
            try people.numbers.save(plan.entry.phone, of: person, db)
            let post = PostEntry(.systemAdministrator, title: "", in: bureau, from: now.localDate)
            try PostRows.insert(
                post, of: person, nameKey: people.names.sortKey(plan.entry.name), by: plan.entry.name, at: now, db)
            try people.names.index(person, db)
            let account = Account.ID(
                try db.insert(
                    """
                    INSERT INTO account (person_id, login, state, created_at, phone_confirmed_at, privacy_read_at)
                    VALUES ($1, $2, 'active', $3, $3, $3) RETURNING id
                    """, person, plan.login, now))
            try change.save(for: account, at: now, db)
            db.audit(
                AuditEntry(
                    account: account, personName: plan.entry.name, role: post.role.rawValue, unit: bureau.id,
                    unitName: bureau.name, path: bureau.path, address: address, action: "account.first",
                    objectKind: "account", objectID: "\(account)", objectTitle: plan.entry.name))
        }
    }
}

/// The first administrator's form, checked.
struct FirstAdministrator: Sendable {
    let division: DivisionCode
    let divisionName: String
    let bureauName: String
    let entry: PersonEntry
    let login: String

    init(_ form: FirstAdministratorForm, today: LocalDate) throws(FormProblems) {
        var problems = FormProblems()
        let code = try? DivisionCode(form.divisionCode.trimmedWhitespace)
        if code == nil { problems.add("divisionCode", "division.malformed") }
        divisionName = form.divisionName.trimmedWhitespace
        if divisionName.isEmpty { problems.add("divisionName", "missing") }
        bureauName = form.bureauName.trimmedWhitespace
        if bureauName.isEmpty { problems.add("bureauName", "missing") }
        for (field, text) in [("divisionName", divisionName), ("bureauName", bureauName)] where text.count > 100 {
            problems.add(field, "name.long")
        }
        let login = Login.parsed(form.login, &problems)
        if form.phone.trimmedWhitespace.isEmpty { problems.add("phone", "missing") }
        if !form.hasReadNotice { problems.add("privacy", "privacy.unread") }
        var entry: PersonEntry?
        do { entry = try PersonEntry(PersonForm(name: form.name, phone: form.phone), today: today) } catch {
            for (field, words) in error.fields { problems.add(field, words) }
        }
        guard problems.isEmpty, let code, let login, let entry else { throw problems }
        division = code
        self.login = login
        self.entry = entry
    }

    /// The division with those above it, and its bureau; what is there already stays.
    func makeBureau(sortKey: (String) -> String, at now: Instant, _ db: Transaction) throws -> PostPlace {
        var parent: Unit.ID?
        var path = ""
        for (depth, code) in ancestors.enumerated() {
            path += code.digits + "/"
            let name = code == division ? divisionName : Self.name(of: code)
            parent = try unit(.division, name, code: code.digits, path: path, parent: parent, depth: depth, sortKey, now, db)
        }
        if let row = try db.first("SELECT id, name, path FROM unit WHERE parent_id = $1 AND kind = 'bureau' AND name = $2", parent, bureauName) {
            return try PostPlace(id: row.id("id"), name: row.text("name"), kind: .bureau, path: row.text("path"))
        }
        let id = Unit.ID(try db.reserveIdentities(of: "unit", count: 1)[0])
        let bureauPath = path + Unit.segment(of: id)
        try Self.insert(id, .bureau, bureauName, code: nil, path: bureauPath, parent: parent, depth: ancestors.count, sortKey, now, db)
        return PostPlace(id: id, name: bureauName, kind: .bureau, path: bureauPath)
    }

    private var ancestors: [DivisionCode] {
        DivisionCode.Level.allCases.filter { $0 <= division.level }
            .compactMap { try? DivisionCode(String(division.digits.prefix($0.rawValue))) }
    }

    /// A division above that nobody named yet bears its code until somebody does.
    private static func name(of code: DivisionCode) -> String {
        Province(rawValue: code.digits).map(\.shortName) ?? code.digits
    }

    private func unit(
        _ kind: Unit.Kind, _ name: String, code: String, path: String, parent: Unit.ID?, depth: Int,
        _ sortKey: (String) -> String, _ now: Instant, _ db: Transaction
    ) throws -> Unit.ID {
        if let row = try db.first("SELECT id FROM unit WHERE path = $1", path) { return try row.id("id") }
        let id = Unit.ID(try db.reserveIdentities(of: "unit", count: 1)[0])
        try Self.insert(id, kind, name, code: code, path: path, parent: parent, depth: depth, sortKey, now, db)
        return id
    }

    private static func insert(
        _ id: Unit.ID, _ kind: Unit.Kind, _ name: String, code: String?, path: String, parent: Unit.ID?, depth: Int,
        _ sortKey: (String) -> String, _ now: Instant, _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO unit (id, kind, parent_id, path, depth, code, name, short_name, name_key, state, opened_on,
                changed_by, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, 'open', $9, 'huxue', $10)
            """, id, kind.rawValue, parent, path, depth, code, name, sortKey(name), now.localDate, now)
        try db.run(
            "INSERT INTO unit_period (unit_id, name, parent_id, path, state, from_on) VALUES ($1, $2, $3, $4, 'open', $5)",
            id, name, parent, path, now.localDate)
    }
}
