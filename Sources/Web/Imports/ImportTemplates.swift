package import Campus
import Documents
package import Reports
package import Workflows

/// Templates of imports in words, as pages and the command line give them.
package struct ImportTemplates: Sendable {
    let words: Words

    package init(words: Words) { self.words = words }

    package func template(_ kind: any ImportKind, existing: [[String: String]] = []) -> ImportTemplate {
        let columns = kind.fields.map { field in
            let title = words(field.title)
            return ImportTemplate.Column(
                Reports.TableColumn(key: field.key, title: title, kind: .text, width: max(12, title.count * 2 + 4)),
                isRequired: field.isRequired, comment: comment(field), choices: choices(field))
        }
        return ImportTemplate(
            title: words("import.template.title", ["kind": words("import.kind.\(kind.name)")]), columns: columns,
            example: kind.fields.map { Cell.text($0.example) },
            existing: existing.map { row in
                kind.fields.map { field in row[field.key].flatMap { $0.isEmpty ? nil : Cell.text($0) } ?? .empty }
            })
    }

    package func write(_ template: ImportTemplate, to path: String, time: Instant) throws {
        let mark: ImportTemplate.ExampleMark = words.language == WordBook.first ? .chinese : .english
        try TemplateWriter.write(template, to: path, mark: mark, labels: TableLabels(words), time: time)
    }

    private func comment(_ field: ImportField) -> String {
        var parts = [field.isRequired ? words("import.template.required") : words("import.template.optional")]
        if field.isKey { parts.append(words("import.template.key")) }
        switch field.shape {
        case .date: parts.append(words("import.template.date"))
        case .code: parts.append(words("import.template.code"))
        case .choice, .number, .text: break
        }
        return parts.joined(separator: "\n")
    }

    private func choices(_ field: ImportField) -> [String] {
        guard case .choice(let choices) = field.shape else { return [] }
        return choices.map { words($0.words) }
    }
}

/// The faulty rows alone, each with its reasons, to be corrected in a spreadsheet and sent back.
struct FaultFile {
    let run: ImportRun
    let kind: any ImportKind
    let words: Words

    func writer(to path: String, caller: Caller, now: Instant) throws -> TableWriter {
        let own = [
            Reports.TableColumn(key: "_row", title: words("import.row"), kind: .integer, width: 8),
            Reports.TableColumn(key: "_reasons", title: words("import.reasons"), kind: .text, width: 60),
        ]
        let columns = own + run.choices.headings.enumerated().map { place, heading in
            Reports.TableColumn(key: "c\(place)", title: heading, kind: .text, width: 18)
        }
        let cover = TableCover(
            unit: caller.unitName, title: words("import.faults.title"), filter: run.fileName, time: now, person: caller.name)
        // Rows first: what is sent back is read from the first sheet.
        return try TableWriter.make(format: .xlsx, to: path, columns: columns, cover: cover, labels: TableLabels(words))
    }

    func cells(_ row: ImportRowView) -> [Cell] {
        let faults = FaultWords(kind: kind, words: words)
        let reasons = row.faults.map(faults.sentence).joined(separator: "；")
        let cells = run.choices.headings.indices.map { place in
            place < row.cells.count && !row.cells[place].text.isEmpty ? Cell.text(row.cells[place].text) : .empty
        }
        return [.integer(Int64(row.number)), .text(reasons)] + cells
    }
}

/// Faults as sentences.
struct FaultWords: Sendable {
    let kind: any ImportKind
    let words: Words

    func title(_ key: String) -> String {
        kind.fields.first { $0.key == key }.map { words($0.title) } ?? words("import.row")
    }

    /// 「身份证号：校验位不对。末位应是 X」
    func sentence(_ fault: ImportFault) -> String { "\(title(fault.field))：\(text(fault))" }

    func text(_ fault: ImportFault) -> String {
        let reason = words(fault.reason)
        guard !fault.suggestion.isEmpty else { return reason }
        return "\(reason)（\(words("import.suggestion", ["what": fault.suggestion]))）"
    }
}
