import Campus
import CampusTesting
import Foundation
import Store

@testable import Workflows

/// A place where files are lists of texts, and imports do their long steps at once.
struct ImportWorld: Sendable {
    let people: PeopleWorld
    let work: ImportWork
    let folder: String

    init(_ engine: TestEngine) async throws {
        people = try await PeopleWorld(engine)
        folder = TestFolder.make().path
        var work = ImportWork(
            database: people.database, keys: people.keys,
            index: SearchIndex(readings: MandarinReadings.over(Polyphones(characters: [:], words: [:], surnames: [:]))),
            folder: folder + "/imports", tables: Self.tables, vocabulary: Self.vocabulary)
        work.isAlone = true
        self.work = work
    }

    /// Lines of cells with `|` between them; `~` marks a cell whose digits are lost.
    static let tables = ImportTables(
        look: { path, _ in
            ImportOutline(sheets: [""], rows: try lines(path).count, kind: "text")
        },
        open: { path, _, _ in
            var rest = try lines(path)[...]
            return ImportSource { rest.popFirst() }
        })

    private static func lines(_ path: String) throws -> [ImportLine] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").enumerated().map { place, line in
            ImportLine(
                number: place + 1,
                cells: line.split(separator: "|", omittingEmptySubsequences: false).map { text in
                    ImportCell(String(text.drop { $0 == "~" }), hasLostDigits: text.hasPrefix("~"))
                })
        }
    }

    static let vocabulary = ImportVocabulary { key in
        switch key {
        case "role.teacher": ["教师", "Teacher"]
        case "role.citySafety": ["市教育局安全科"]
        case "unit.kind.school": ["学校", "School"]
        case "fact.stage.primary": ["小学"]
        case "fact.yes": ["有"]
        case "fact.no": ["没有"]
        case "import.field.people.name", "import.field.people.unit": [key.hasSuffix("name") ? "姓名" : "单位"]
        default: []
        }
    }

    /// A file, matched and checked.
    func check(_ kind: String, _ text: String, by caller: String = "head") async throws -> ImportRun {
        let path = folder + "/\(UUID().uuidString)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let id = try await work.begin(kind, file: path, name: "名单.csv", by: people[caller])
        let run = try await work.one(id, for: people[caller])
        try await work.match(run.choices.columns, fillsDown: false, of: id, by: people[caller])
        try await work.go(id) { _, _ in }
        return try await work.one(id, for: people[caller])
    }

    func apply(_ run: ImportRun, _ decision: ImportWork.Decision = .init(repeats: .update), by caller: String = "head") async throws -> ImportRun {
        try await work.apply(decision, of: run.id, by: people[caller])
        try await work.go(run.id) { _, _ in }
        return try await work.one(run.id, for: people[caller])
    }

    func undo(_ run: ImportRun, by caller: String = "head") async throws -> ImportRun {
        try await work.undo(run.id, by: people[caller])
        try await work.go(run.id) { _, _ in }
        return try await work.one(run.id, for: people[caller])
    }

    func faults(_ run: ImportRun, by caller: String = "head") async throws -> [String] {
        try await work.rows(of: run, in: ["faulty"], for: people[caller]).flatMap { row in
            row.faults.map { "\(row.number) \($0.field) \($0.reason)" }
        }
    }
}
