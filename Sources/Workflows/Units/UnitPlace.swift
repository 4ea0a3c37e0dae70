import Campus
import Store

/// Where a unit may hang.
enum UnitPlace {
    /// What may stand directly below what.
    static func allows(_ kind: Unit.Kind, under parent: Unit.Kind) -> Bool {
        switch kind {
        case .division, .company: parent == .division
        case .bureau: parent == .division || parent == .bureau
        case .section: parent == .bureau || parent == .department || parent == .section
        case .school: parent == .division || parent == .bureau
        case .campus: parent == .school
        case .department: parent == .division || parent == .department
        }
    }

    /// The path of a unit below a parent: a division's segment is its code, an organisation's names itself.
    static func path(of id: Unit.ID, _ kind: Unit.Kind, code: String?, below parent: String) -> String {
        guard kind == .division, let code else { return parent + Unit.segment(of: id) }
        return parent + code + "/"
    }

    static func check(_ kind: Unit.Kind, under parent: UnitRow) throws(UnitRefusal) {
        guard parent.unit.state != .closed else { throw .closedParent }
        guard allows(kind, under: parent.unit.kind) else { throw .wrongParent(kind, under: parent.unit.kind) }
    }

    /// A code belongs to one unit that is not closed.
    static func checkCode(_ code: String?, for id: Unit.ID?, _ db: Transaction) throws {
        guard let code, let holder = try UnitRow.byCode(code, db), holder.unit.id != id else { return }
        throw UnitRefusal.codeTaken(by: holder.unit.name)
    }

    /// The county in a path, or what stands above it: `45/4504/450405/…` → `450405`.
    static func county(of path: String) -> Substring? { path.split(separator: "/").first { $0.utf8.count == 6 && $0.first != "u" } }
}
