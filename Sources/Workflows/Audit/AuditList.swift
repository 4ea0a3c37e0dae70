import Campus

extension ListDefinition {
    /// Who did what to which thing, when, from where, why. Read by the audit administrator of a branch.
    package static let audit = ListDefinition(
        name: "audit", permission: .readAudit, from: "audit", id: "audit.number", path: "audit.path",
        sort: ListSort("at", ascending: false),
        columns: [
            ListColumn("at", .instant, sql: "audit.at", sort: "audit.number"),
            ListColumn("person", .text, sql: "nullif(audit.person_name, '')"),
            ListColumn("role", .choice(Role.allCases.map(\.rawValue), words: "role"), sql: "nullif(audit.role, '')"),
            ListColumn("unit", .text, sql: "nullif(audit.unit_name, '')", shown: false),
            ListColumn("action", .choice(AuditAction.all, words: "audit.action"), sql: "audit.action", sort: "audit.action"),
            ListColumn("object", .text, sql: "nullif(audit.object_title, '')"),
            ListColumn("kind", .text, sql: "nullif(audit.object_kind, '')", shown: false),
            ListColumn("address", .text, sql: "nullif(audit.address, '')"),
            ListColumn("result", .choice(["done", "refused"], words: "audit.result"), sql: "audit.result"),
            ListColumn("reason", .text, sql: "nullif(audit.reason, '')"),
            ListColumn("changes", .text, sql: "nullif(audit.changes, '[]')", shown: false),
            ListColumn("session", .text, sql: "nullif(audit.session, '')", shown: false),
        ])
}
