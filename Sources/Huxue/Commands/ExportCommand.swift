import ArgumentParser
import Campus
import Documents
import Foundation
import Store
import Web
import Workflows

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a list to a file: the same engine as the export button",
        usage: "huxue export KIND [--scope CODE] FILE.xlsx|.csv|.json|.html|.pdf|.docx")

    @OptionGroup var places: PlaceOptions

    @Argument(help: "schools, units, people …")
    var kind: String

    @Argument(help: "The ending decides the format")
    var file: String

    @Option(help: "Only below the unit of this code")
    var scope: String?

    @Option(help: "Filter, sort and columns as in the list's address, e.g. 'stage=primary&sort=-pupils'")
    var query = ""

    @Flag(help: "All columns, not only those usually shown")
    var allColumns = false

    @Option(help: "What for; needed where the list holds data of people")
    var purpose = ""

    @Option(help: "zh-CN or en")
    var language = "zh-CN"

    @Option(name: .customLong("as"), help: "Login in whose name and rights it is exported (default: the widest that may export)")
    var login: String?

    func run() async throws {
        let ending = URL(fileURLWithPath: file).pathExtension.lowercased()
        guard let format = TableFormat.allCases.first(where: { $0.fileExtension == ending }) else {
            throw ValidationError("The file ends with .xlsx, .csv, .json, .html, .pdf or .docx")
        }
        let (platform, work) = try await ExchangeBench.open(places)
        do {
            let caller = try await ExchangeBench.caller(login, .exportData, platform.database)
            var query = query
            if let scope { query += (query.isEmpty ? "" : "&") + "in=\(try await branch(scope, work, caller))" }
            let order = ExportOrder(
                list: kind, query: query, format: format.rawValue, allColumns: allColumns, language: language, purpose: purpose)
            let rows = try await work.exports.write(order, to: file, for: caller)
            say("已导出 · exported: \(rows) \(file)")
        } catch {
            await platform.database.close()
            throw ExchangeBench.readable(error, try Platform.face().pages.words["zh-CN"])
        }
        await platform.database.close()
    }

    private func branch(_ code: String, _ work: Work, _ caller: Caller) async throws -> Campus.Unit.ID {
        let found = try await work.unitTree.recognise(code, for: caller)
        guard let line = found.recognised.first else { throw Refusal("管辖范围内没有这个代码 · no such code: \(code)") }
        return line.node.id
    }
}
