import Testing

@testable import Campus

@Suite("Ground · a branch of the tree")
struct ScopeTests {
    @Test("A branch holds its root and all below it, and no neighbour", arguments: [
        ("45/4504/", true), ("45/4504/450405/u12/", true), ("45/4504/450405/", true),
        ("45/", false), ("45/4505/", false), ("45/45040/", false), ("44/4504/", false), ("", false),
    ])
    func contains(path: String, isInside: Bool) { #expect(Scope(branch: "45/4504/").contains(path) == isInside) }

    @Test("A branch narrowed by another is what both hold")
    func narrowed() {
        let county = Scope(branch: "45/4504/450405/")
        #expect(county.narrowed(to: "45/4504/450405/u1/") == Scope(branch: "45/4504/450405/u1/"))
        #expect(county.narrowed(to: "45/4504/") == county)
        #expect(county.narrowed(to: "45/4504/450406/") == .nothing)
        #expect(Scope.everything.narrowed(to: "45/") == Scope(branch: "45/"))
        #expect(!Scope.nothing.contains("45/"))
    }

    @Test("An office stands for its division, a school for itself", arguments: [
        (Unit.Kind.bureau, "45/4504/u12/", "45/4504/"), (.section, "45/4504/u12/u13/", "45/4504/"),
        (.department, "45/4504/450405/u9/", "45/4504/450405/"), (.school, "45/4504/450405/u7/", "45/4504/450405/u7/"),
        (.campus, "45/u7/u8/", "45/u7/u8/"), (.division, "45/4504/", "45/4504/"),
    ])
    func offices(kind: Unit.Kind, path: String, branch: String) {
        #expect(Unit.scope(of: kind, path: path) == Scope(branch: branch))
    }
}
