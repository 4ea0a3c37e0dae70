import ArgumentParser
import Campus
import Documents
import Foundation
import Store
import Web
import Workflows

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Checks and imports units, schools or people from a file",
        usage: "huxue import KIND FILE.xlsx|.csv [--dry-run] [--json]\nhuxue import --template KIND OUT.xlsx")

    @OptionGroup var places: PlaceOptions

    @Argument(help: "units, schools or people; with --template the file to write")
    var kind: String

    @Argument(help: "An xlsx, xls or csv file")
    var file: String?

    @Option(help: "Write an empty template of this kind")
    var template: String?

    @Flag(help: "Check only; nothing is saved")
    var dryRun = false

    @Flag(help: "Import nothing unless every row is good")
    var allOrNothing = false

    @Flag(help: "One JSON object a row, then one with the counts")
    var json = false

    @Option(name: .customLong("as"), help: "Login in whose name and rights it is imported (default: the widest that may import)")
    var login: String?

    func run() async throws {
        let words = try Platform.face().pages.words
        if let template { return try writeTemplate(template, to: kind, words) }
        guard let file else { throw ValidationError("Which file?") }
        let (platform, work) = try await ExchangeBench.open(places)
        do {
            let caller = try await ExchangeBench.caller(login, .importData, platform.database)
            try await bring(file, work, caller, words["zh-CN"])
        } catch {
            await platform.database.close()
            throw ExchangeBench.readable(error, words["zh-CN"])
        }
        await platform.database.close()
    }

    private func writeTemplate(_ name: String, to path: String, _ words: WordBook) throws {
        let kind: any ImportKind
        do { kind = try ImportWork.kind(name) } catch { throw Refusal("没有这一类导入：\(name) · no such kind: units, schools, people") }
        let templates = ImportTemplates(words: words["zh-CN"])
        try templates.write(templates.template(kind), to: path, time: SettableClock().clock.now())
        say("已写好 · written: \(path)")
    }

    private func bring(_ file: String, _ work: Work, _ caller: Caller, _ words: Words) async throws {
        var imports = work.imports
        imports.isAlone = true
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("huxue-\(UUID().uuidString)").path
        guard FileManager.default.fileExists(atPath: file) else { throw UnreadableFile.notFound }
        try FileManager.default.copyItem(atPath: file, toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        let id = try await imports.begin(
            kind, file: copy, name: URL(fileURLWithPath: file).lastPathComponent, by: caller)
        let begun = try await imports.one(id, for: caller)
        try await imports.match(begun.choices.columns, fillsDown: false, of: id, by: caller)
        try await imports.go(id) { _, _ in }
        try await report(id, imports, caller, words)
        guard !dryRun else { return try await imports.discard(id, by: caller) }
        let checked = try await imports.one(id, for: caller)
        guard checked.counts.ready > 0 else {
            return try await imports.discard(id, by: caller)
        }
        try await imports.apply(.init(repeats: .update, allOrNothing: allOrNothing), of: id, by: caller)
        try await imports.go(id) { _, _ in }
        let result = try await imports.one(id, for: caller)
        say(json ? ImportReport.counts(result.counts, run: "\(id)") : "已入库 · imported: \(result.counts.done)，批次 · run \(id)")
    }

    private func report(_ id: ImportRun.ID, _ imports: ImportWork, _ caller: Caller, _ words: Words) async throws {
        let run = try await imports.one(id, for: caller)
        let report = ImportReport(run: run, kind: try ImportWork.kind(run.kind), words: words)
        let states = json ? ["new", "changed", "unchanged", "faulty"] : ["faulty"]
        var after = 0
        while true {
            let rows = try await imports.rows(of: run, in: states, after: after, limit: 1_000, for: caller)
            guard let last = rows.last else { break }
            for row in rows { say(json ? report.json(row) : report.line(row)) }
            after = last.number
        }
        say(json ? ImportReport.counts(run.counts, run: "\(id)") : report.summary)
    }
}

/// What commands of files stand on.
enum ExchangeBench {
    static func open(_ places: PlaceOptions) async throws -> (Platform, Work) {
        let platform = try await Platform.open(try Configuration(places), clock: SettableClock().clock)
        var ground = platform.ground
        ground.exchange = try Platform.face().pages.words.exchange
        return (platform, Work(ground))
    }

    static func caller(_ login: String?, _ permission: Permission, _ database: Database) async throws -> Caller {
        do { return try await CommandCaller.find(login, who: permission, in: database) } catch CommandCaller.Refusal.noSuchLogin {
            throw Refusal("没有这个账号 · no such account: \(login ?? "")")
        } catch CommandCaller.Refusal.nobody {
            throw Refusal("没有账号有这项权限 · no account may do this")
        }
    }

    /// One line for people; what we did not foresee stays as it is.
    static func readable(_ error: any Error, _ words: Words) -> any Error {
        switch error {
        case let file as UnreadableFile: Refusal(words("file.unreadable.\(file.wordKey)"))
        case ImportRefusal.missingColumn(let key): Refusal("缺少一列 · a column is missing: \(key)")
        case ImportRefusal.faultyRows(let count): Refusal(words("import.refused.faulty", count: count))
        case let refusal as ImportRefusal: Refusal("没有导入 · not imported: \(refusal)")
        case let refusal as ExportRefusal: Refusal("没有导出 · not exported: \(refusal)")
        case is Denied: Refusal(words("error.denied.permission.title"))
        default: error
        }
    }
}
