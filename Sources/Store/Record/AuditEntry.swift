package import Campus

/// One line of the audit log: who did what to which thing, from where, with which outcome.
///
/// - Source: GB/T 22239-2019 8.1.4.3 b.
package struct AuditEntry: Sendable, Equatable {
    package enum Result: String, Sendable { case done, refused }

    package var account: Account.ID?
    package var personName: String
    package var role: String
    package var unit: Unit.ID?
    package var unitName: String
    /// The branch the thing lies in; an auditor of that branch sees the entry.
    package var path: String
    package var address: String
    package var session: String
    /// What was done: `school.fact.confirmed`, `account.disabled` …
    package var action: String
    package var objectKind: String
    package var objectID: String
    package var objectTitle: String
    package var result: Result
    package var reason: String
    package var changes: [Change]

    package struct Change: Sendable, Equatable {
        package var field: String
        package var old: String
        package var new: String
        package init(_ field: String, old: String, new: String) {
            self.field = field
            self.old = old
            self.new = new
        }
    }

    /// Done by somebody signed in.
    package init(
        by caller: Caller, _ action: String, _ objectKind: String, _ objectID: any CustomStringConvertible,
        title: String, path: String, reason: String = "", changes: [Change] = [], result: Result = .done
    ) {
        self.init(
            account: caller.account, personName: caller.name, role: caller.role.rawValue, unit: caller.unit,
            unitName: caller.unitName, path: path, address: caller.address, session: caller.session, action: action,
            objectKind: objectKind, objectID: "\(objectID)", objectTitle: title, result: result, reason: reason,
            changes: changes)
    }

    /// Done by the platform itself or by somebody not signed in yet.
    package init(
        account: Account.ID? = nil, personName: String, role: String = "", unit: Unit.ID? = nil,
        unitName: String = "", path: String, address: String, session: String = "", action: String,
        objectKind: String, objectID: String, objectTitle: String, result: Result = .done, reason: String = "",
        changes: [Change] = []
    ) {
        self.account = account
        self.personName = personName
        self.role = role
        self.unit = unit
        self.unitName = unitName
        self.path = path
        self.address = address
        self.session = session
        self.action = action
        self.objectKind = objectKind
        self.objectID = objectID
        self.objectTitle = objectTitle
        self.result = result
        self.reason = reason
        self.changes = changes
    }
}

extension AuditEntry {
    /// The changes as stored: `[["field","old","new"],…]` in JSON.
    var changesText: String {
        "[" + changes.map { change in
            "[" + [change.field, change.old, change.new].map(\.asJSON).joined(separator: ",") + "]"
        }.joined(separator: ",") + "]"
    }
}
