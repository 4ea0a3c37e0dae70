import ArgumentParser

/// What a process does; over several machines, each may do a part.
enum NodeRole: String, CaseIterable {
    case web, jobs

    /// `web,jobs`; everything if nothing is said.
    static func parse(_ text: String?) throws -> Set<NodeRole> {
        guard let text else { return Set(allCases) }
        return try Set(text.split(separator: ",").map { part in
            guard let role = NodeRole(rawValue: String(part)) else {
                let known = allCases.map(\.rawValue).joined(separator: ",")
                throw ValidationError("--role wants some of \(known), not \(part)")
            }
            return role
        })
    }
}
