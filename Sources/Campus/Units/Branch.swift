extension Unit {
    /// The branch for which a post in a unit stands.
    ///
    /// A bureau, its sections and a department stand for the whole division they belong to; a school, a campus and a
    /// company stand for themselves.
    ///
    /// - Parameter path: The unit's own path. Segments of divisions are their codes; those of organisations begin
    ///   with `u`.
    package static func scope(of kind: Kind, path: String) -> Scope {
        switch kind {
        case .division, .school, .campus, .company: Scope(branch: path)
        case .bureau, .section, .department: Scope(branch: divisionPath(path))
        }
    }

    /// The path of the division in which a unit lies: `45/4504/u12/u13/` → `45/4504/`.
    package static func divisionPath(_ path: String) -> String {
        let segments = path.split(separator: "/")
        return segments.prefix { $0.first != "u" }.map { $0 + "/" }.joined()
    }

    /// The segment under which an organisation hangs in the path of its children.
    package static func segment(of id: Unit.ID) -> String { "u\(id.rawValue)/" }
}
