import Testing

@Suite("Architecture · who may import what")
struct ImportTests {
    @Test("Every target has a line in the table", arguments: Repository.targets)
    func known(target: String) {
        #expect(Repository.systemModules.contains(target) || ArchitectureTable.row(target) != nil)
    }

    @Test("Every import is one that the table allows", arguments: Repository.targets)
    func allowed(target: String) {
        for file in Repository.sources where file.target == target {
            for line in file.imports where !ArchitectureTable.allows(line, in: file) {
                Issue.record("\(file) imports \(line.module)")
            }
        }
    }

    @Test("A system library is imported by one target only", arguments: Repository.systemModules.sorted())
    func oneOwner(module: String) {
        let owners = Set(Repository.sources.filter { $0.imports.contains { $0.module == module } }.map(\.target))
        #expect(owners.count <= 1, "\(owners.sorted())")
    }

    @Test("The table itself refuses what section 3 forbids", arguments: [
        ("Sources/Campus/A.swift", "import Foundation"),
        ("Sources/Campus/A.swift", "import GRDB"),
        ("Sources/Campus/A.swift", "import func Glibc.time"),
        ("Sources/Campus/A.swift", "import Glibc"),
        ("Sources/Store/Record/A.swift", "import GRDB"),
        ("Sources/Store/Engine/SQLiteA.swift", "import CPostgres"),
        ("Sources/Store/A.swift", "import Reports"),
        ("Sources/Workflows/A.swift", "package import Web"),
        ("Sources/Workflows/A.swift", "import Hummingbird"),
        ("Sources/Documents/A.swift", "import Workflows"),
        ("Sources/Web/A.swift", "import Store"),
        ("Sources/Web/A.swift", "@testable import Huxue"),
        ("Sources/Gateways/A.swift", "import Incidents"),
    ])
    func refused(path: String, line: String) throws {
        let file = SourceFile(path: path, text: line + "\n")
        #expect(ArchitectureTable.allows(try #require(file.imports.first), in: file) == false)
    }

    @Test("The table allows what sections 2 and 3 draw", arguments: [
        ("Sources/Campus/A.swift", "import FoundationEssentials"),
        ("Sources/Campus/A.swift", "import func Glibc.sin"),
        ("Sources/Compliance/PackReader.swift", "import Yams"),
        ("Sources/Store/Engine/SQLiteEngine.swift", "import GRDB"),
        ("Sources/Workflows/A.swift", "package import Campus"),
        ("Sources/Web/A.swift", "import Campus"),
        ("Sources/Web/A.swift", "package import Reports"),
        ("Sources/Huxue/A.swift", "import Store"),
    ])
    func accepted(path: String, line: String) throws {
        let file = SourceFile(path: path, text: line + "\n")
        #expect(ArchitectureTable.allows(try #require(file.imports.first), in: file))
    }

    @Test("An import in a comment or a literal is none")
    func sentences() {
        let text = "// import GRDB\n/* import\nimport GRDB */\nlet a = \"\"\"\n    import GRDB\n    \"\"\"\nimport Yams\n"
        #expect(SourceFile(path: "Sources/Campus/A.swift", text: text).imports.map(\.module) == ["Yams"])
    }
}
