import Campus
import Store

/// The people of the record that a batch may mean, read with three statements.
struct KnownPeople {
    struct Known: Sendable {
        let id: Int64
        let name: String
        let staffNumber: String?
        let phoneIndex: String?
        let identityIndex: String?
        let version: Int64
    }
    struct KnownPost: Sendable {
        let id: Int64
        let unit: Int64
        let path: String
        let role: String
        let title: String
        let isRunning: Bool
    }

    private var byStaffNumber: [String: [Known]] = [:]
    private var byIdentity: [String: [Known]] = [:]
    private var byNameAndUnit: [String: [Known]] = [:]
    private var posts: [Int64: [KnownPost]] = [:]

    private static let columns =
        "person.id, person.name, person.staff_no, person.phone_index, person.id_index, person.version"

    init(_ drafts: [PersonDraft], _ bench: ImportBench, _ db: Transaction) throws {
        let scope = bench.caller.scope
        let reach = """
            person.deleted_at IS NULL AND EXISTS (SELECT 1 FROM post WHERE post.person_id = person.id
                AND post.path >= $1 AND post.path < $2 AND post.deleted_at IS NULL)
            """
        let bounds: [SQLValue] = [.text(scope.lower), .text(scope.upper)]
        func people(_ column: String, _ values: Set<String>) throws -> [Known] {
            guard !values.isEmpty else { return [] }
            let places = (0..<values.count).map { "$\($0 + 3)" }.joined(separator: ", ")
            return try db.rows(
                "SELECT \(Self.columns) FROM person WHERE \(column) IN (\(places)) AND \(reach)",
                arguments: bounds + values.map { .text($0) }
            ).map(Known.init)
        }
        for person in try people("staff_no", Set(drafts.compactMap { $0.entry?.staffNumber })) {
            byStaffNumber[person.staffNumber ?? "", default: []].append(person)
        }
        for person in try people("id_index", Set(drafts.flatMap(\.identityIndex))) {
            byIdentity[person.identityIndex ?? "", default: []].append(person)
        }
        try readByName(drafts, db)
        let all = Set([byStaffNumber, byIdentity, byNameAndUnit].flatMap { $0.values.joined() }.map(\.id))
        try readPosts(all, on: bench.today, db)
    }

    private mutating func readByName(_ drafts: [PersonDraft], _ db: Transaction) throws {
        let names = Set(drafts.compactMap { $0.entry?.name })
        let units = Set(drafts.compactMap { $0.place?.id.rawValue })
        guard !names.isEmpty, !units.isEmpty else { return }
        let unitPlaces = (0..<units.count).map { "$\($0 + 1)" }.joined(separator: ", ")
        let namePlaces = (0..<names.count).map { "$\($0 + 1 + units.count)" }.joined(separator: ", ")
        let rows = try db.rows(
            """
            SELECT DISTINCT \(Self.columns), post.unit_id FROM post JOIN person ON person.id = post.person_id
            WHERE post.unit_id IN (\(unitPlaces)) AND person.name IN (\(namePlaces))
              AND post.deleted_at IS NULL AND person.deleted_at IS NULL
            """, arguments: units.map { .integer($0) } + names.map { .text($0) })
        for row in rows {
            let person = try Known(row)
            byNameAndUnit["\(person.name)/\(try row.int64("unit_id"))", default: []].append(person)
        }
    }

    private mutating func readPosts(_ people: Set<Int64>, on today: LocalDate, _ db: Transaction) throws {
        guard !people.isEmpty else { return }
        let places = (0..<people.count).map { "$\($0 + 1)" }.joined(separator: ", ")
        let rows = try db.rows(
            """
            SELECT id, person_id, unit_id, path, role, title, ends_on FROM post
            WHERE person_id IN (\(places)) AND deleted_at IS NULL
            """, arguments: people.map { .integer($0) })
        for row in rows {
            let end = try row.maybe("ends_on", row.date)
            posts[try row.int64("person_id"), default: []].append(
                try KnownPost(
                    id: row.int64("id"), unit: row.int64("unit_id"), path: row.text("path"), role: row.text("role"),
                    title: row.text("title"), isRunning: end.map { $0 >= today } ?? true))
        }
    }

    /// By staff number, then identity number, then name and unit.
    func match(_ draft: PersonDraft, _ entry: PersonEntry, _ place: ImportPlace) -> Result<Match?, ImportMismatch> {
        if let number = entry.staffNumber, let hits = byStaffNumber[number], !hits.isEmpty {
            return one(hits, "staffNumber", entry)
        }
        let sameIdentity = draft.identityIndex.flatMap { byIdentity[$0, default: []] }
        if !sameIdentity.isEmpty { return one(sameIdentity, "identityNumber", entry) }
        // The same name with another number is another person.
        let namesakes = byNameAndUnit["\(entry.name)/\(place.id)", default: []].filter { person in
            let isOther = entry.staffNumber != nil && person.staffNumber != nil && person.staffNumber != entry.staffNumber
            let hasOther = draft.identity != nil && person.identityIndex != nil
                && !draft.identityIndex.contains(person.identityIndex ?? "")
            return !isOther && !hasOther
        }
        return namesakes.isEmpty ? .success(nil) : one(namesakes, "name", entry)
    }

    private func one(_ hits: [Known], _ field: String, _ entry: PersonEntry) -> Result<Match?, ImportMismatch> {
        let ids = Set(hits.map(\.id))
        guard ids.count == 1, let person = hits.first else {
            return .failure(ImportMismatch(ImportFault(field, "import.fault.person-several")))
        }
        guard person.name == entry.name else {
            return .failure(ImportMismatch(ImportFault(field, "import.fault.number-name-differ", suggestion: person.name)))
        }
        return .success(Match(person: person, posts: posts[person.id, default: []]))
    }

    struct Match: Sendable {
        let person: Known
        let posts: [KnownPost]
        var id: Int64 { person.id }
    }

    func refusal(_ match: Match, _ bench: ImportBench) -> ImportFault? {
        let running = match.posts.filter(\.isRunning)
        if !running.isEmpty, !running.contains(where: { bench.caller.scope.contains($0.path) }) {
            return ImportFault("name", "import.fault.person-elsewhere")
        }
        let isAdministrator = running.contains { Role(rawValue: $0.role)?.administrativeDuty == true }
        return isAdministrator ? ImportFault("name", "import.fault.administrator") : nil
    }
}

struct ImportMismatch: Error {
    let fault: ImportFault
    init(_ fault: ImportFault) { self.fault = fault }
}

extension KnownPeople.Known {
    init(_ row: Row) throws {
        try self.init(
            id: row.int64("id"), name: row.text("name"), staffNumber: row.maybe("staff_no", row.text),
            phoneIndex: row.maybe("phone_index", row.text), identityIndex: row.maybe("id_index", row.text),
            version: row.int64("version"))
    }
}

/// What a row adds to the record or changes in it.
struct PersonPlan: Sendable {
    let draft: PersonDraft
    let startsOn: LocalDate
    let target: KnownPeople.Match?
    var staffNumber: String?
    var phone: PhoneNumber?
    var identity: ResidentID?
    /// A post of this role in this unit is missing.
    var addsPost = false
    var title: (post: Int64, text: String, old: String)?

    init(draft: PersonDraft, startsOn: LocalDate) {
        self.draft = draft
        self.startsOn = startsOn
        target = nil
        addsPost = true
    }

    init(draft: PersonDraft, startsOn: LocalDate, of match: KnownPeople.Match, _ bench: ImportBench) {
        self.draft = draft
        self.startsOn = startsOn
        target = match
        if let number = draft.entry?.staffNumber, number != match.person.staffNumber, bench.mayUpdate("staffNumber") {
            staffNumber = number
        }
        if let number = draft.phone, !draft.phoneIndex.contains(match.person.phoneIndex ?? ""), bench.mayUpdate("phone") {
            phone = number
        }
        if let number = draft.identity, !draft.identityIndex.contains(match.person.identityIndex ?? ""), bench.mayUpdate("identityNumber") {
            identity = number
        }
        guard let role = draft.role, let place = draft.place else { return }
        let post = match.posts.first { $0.isRunning && $0.role == role.rawValue && $0.unit == place.id.rawValue }
        addsPost = post == nil && bench.mayUpdate("role")
        if let post, !draft.title.isEmpty, draft.title != post.title, bench.mayUpdate("title") {
            title = (post.id, draft.title, post.title)
        }
    }

    var isEmpty: Bool { staffNumber == nil && phone == nil && identity == nil && !addsPost && title == nil }
}
