/// A branch of the tree of divisions and organisations, as a half-open range of paths.
///
/// Every list is therefore one index range, for a village and for a province alike. A path ends with `/`
/// (`"45/4504/450405/"`), so the branch holds its own root.
package struct Scope: Sendable, Hashable {
    /// Included, e.g. `"45/4504/"`.
    package let lower: String
    /// Not included, e.g. `"45/45040"`: `0` is the character after `/`.
    package let upper: String

    /// - Parameter path: The path of the root of the branch; it ends with `/`.
    package init(branch path: String) {
        precondition(path.utf8.last == UInt8(ascii: "/"), "A path ends with a slash: \(path)")
        lower = path
        upper = String(path.dropLast()) + "0"
    }

    private init(lower: String, upper: String) {
        self.lower = lower
        self.upper = upper
    }

    /// The whole tree. For jobs and for administrators of the platform, never for a page of a unit.
    package static let everything = Scope(lower: "", upper: "~")

    /// Nothing at all.
    package static let nothing = Scope(lower: "~", upper: "")

    package func contains(_ path: String) -> Bool {
        path.utf8.lexicographicallyPrecedes(upper.utf8) && !path.utf8.lexicographicallyPrecedes(lower.utf8)
    }

    /// The part of this branch that lies below `path`; nothing if the two branches do not meet.
    package func narrowed(to path: String) -> Scope {
        let other = Scope(branch: path)
        if contains(path) { return other }
        if other.contains(lower) { return self }
        return .nothing
    }
}
