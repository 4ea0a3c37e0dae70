import Campus
import Store

/// Somebody with their posts, and how far a caller reaches them.
///
/// Whoever holds or held a post in the caller's branch is seen. Particulars are changed where the person serves now, or
/// by anybody who sees them once they serve nowhere.
struct PersonReach {
    let row: PersonRow
    let posts: [PostRecord]
    private let scope: Scope

    init(_ id: Person.ID, scope: Scope, _ db: Transaction) throws {
        guard let row = try PersonRow.find(id, db), row.deletedAt == nil else { throw NotFound() }
        self.row = row
        self.scope = scope
        posts = try Self.posts(of: id, db)
        guard posts.contains(where: { scope.contains($0.path) }) else { throw NotFound() }
    }

    static func isVisible(_ id: Person.ID, to scope: Scope, _ db: Transaction) throws -> Bool {
        try db.first(
            """
            SELECT 1 AS one FROM post JOIN person ON person.id = post.person_id
            WHERE post.person_id = $1 AND post.path >= $2 AND post.path < $3
              AND post.deleted_at IS NULL AND person.deleted_at IS NULL
            """, id, scope.lower, scope.upper) != nil
    }

    var visiblePosts: [PostRecord] { posts.filter { scope.contains($0.path) } }

    /// Where an audit entry about this person lies: the first visible post, one that runs before one that has ended.
    func path(on today: LocalDate) -> String {
        let running = visiblePosts.first { $0.state(on: today) != .ended }
        return (running ?? visiblePosts.first)?.path ?? scope.lower
    }

    func isEditable(on today: LocalDate) -> Bool {
        let running = posts.filter { $0.state(on: today) != .ended }
        return running.isEmpty || running.contains { scope.contains($0.path) }
    }

    func servesElsewhere(on today: LocalDate) -> Bool {
        posts.contains { $0.state(on: today) != .ended && !scope.contains($0.path) }
    }

    /// Administrators' particulars are theirs and the system administrator's affair.
    func holdsAdministrativeDuty(on today: LocalDate) -> Bool {
        posts.contains { $0.role.administrativeDuty && $0.state(on: today) != .ended }
    }

    static func posts(of id: Person.ID, _ db: Transaction) throws -> [PostRecord] {
        try db.rows("\(postColumns) WHERE post.person_id = $1 AND post.deleted_at IS NULL ORDER BY post.starts_on DESC, post.id DESC", id)
            .compactMap(PostRecord.init)
    }

    static func post(_ id: Post.ID, _ db: Transaction) throws -> (post: PostRecord, person: Person.ID)? {
        guard let row = try db.first("\(postColumns) WHERE post.id = $1 AND post.deleted_at IS NULL", id),
            let post = try PostRecord(row)
        else { return nil }
        return (post, try row.id("person_id"))
    }

    private static let postColumns = """
        SELECT post.id, post.person_id, post.unit_id, unit.name AS unit_name, post.path, post.role, post.title,
               post.starts_on, post.ends_on, post.substitute_id, substitute.name AS substitute_name, post.version,
               post.changed_by, post.changed_at
        FROM post JOIN unit ON unit.id = post.unit_id LEFT JOIN person AS substitute ON substitute.id = post.substitute_id
        """
}

extension PostRecord {
    /// - Returns: `nil` for a role this version does not know.
    init?(_ row: Row) throws {
        guard let role = Role(rawValue: try row.text("role")) else { return nil }
        var substitute: Named?
        if let name = try row.maybe("substitute_name", row.text) {
            substitute = try Named(id: row.id("substitute_id"), name: name)
        }
        self.init(
            id: try row.id("id"), unit: try row.id("unit_id"), unitName: try row.text("unit_name"),
            path: try row.text("path"), role: role, title: try row.text("title"), startsOn: try row.date("starts_on"),
            endsOn: try row.maybe("ends_on", row.date), substitute: substitute, version: try row.int64("version"),
            changedBy: try row.text("changed_by"), changedAt: try row.instant("changed_at"))
    }
}
