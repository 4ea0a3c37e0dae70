import Testing

@Suite("Architecture · the arrows of Package.swift")
struct ManifestTests {
    let manifest: Manifest

    init() throws { manifest = Manifest(text: try Repository.text("Package.swift")) }

    @Test("Every folder below Sources is a target", arguments: Repository.targets)
    func declared(target: String) {
        #expect(manifest.dependencies[target] != nil)
    }

    @Test("No target reaches itself", arguments: Repository.targets)
    func noCycle(target: String) {
        #expect(!manifest.reached(from: target).contains(target))
    }

    @Test("Every arrow is drawn in section 2", arguments: ArchitectureTable.rows.map(\.target))
    func drawn(target: String) {
        let ours = Set(ArchitectureTable.rows.map(\.target))
        let arrows = Set(manifest.dependencies[target] ?? []).intersection(ours)
        #expect(arrows.subtracting(ArchitectureTable.ours(for: target)) == [])
    }

    @Test("Nothing imports the program itself")
    func top() {
        #expect(manifest.dependencies.filter { $0.value.contains("Huxue") }.map(\.key) == [])
    }

    @Test("A system library belongs to exactly one target", arguments: Repository.systemModules.sorted())
    func oneOwner(module: String) {
        let owners = manifest.dependencies.filter { $0.value.contains(module) }.map(\.key)
        #expect(owners.count == 1, "\(owners.sorted())")
    }

    @Test("Arrows and cycles are read from the text of a manifest")
    func reading() {
        let text = """
            targets: [
                ours("A", ["B", yams]),  // ours("Z")
                ours("B", ["C"], resources: [.copy("Words")]),
                .executableTarget(name: "C", dependencies: [.product(name: "A", package: "a")]),
            ]
            """
        let manifest = Manifest(text: text)
        #expect(manifest.dependencies.keys.sorted() == ["A", "B", "C"])
        #expect(manifest.reached(from: "A").contains("A"))
    }
}
