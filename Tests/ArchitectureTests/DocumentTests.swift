import Testing

@Suite("Architecture · ARCHITECTURE.md is true")
struct DocumentTests {
    let document: String

    init() throws { document = try Repository.text("ARCHITECTURE.md") }

    @Test("The picture of section 2 draws the arrows of the table")
    func picture() {
        let drawn = Set(document.matches(of: #/(\w+) --> (\w+)/#).map { "\($0.output.1) → \($0.output.2)" })
        let listed = Set(
            ArchitectureTable.rows.filter { $0.target != "CampusTesting" }
                .flatMap { row in row.imports.map { "\(row.target) → \($0)" } })
        #expect(drawn.symmetricDifference(listed).sorted() == [])
    }

    @Test("A target is marked planned exactly as long as it has no code", arguments: ArchitectureTable.rows.map(\.target))
    func planned(target: String) throws {
        let line = try #require(document.split(separator: "\n").first { $0.hasPrefix("| `\(target)` | ") })
        #expect(line.contains("*Planned.*") == !Repository.targets.contains(target))
    }
}
