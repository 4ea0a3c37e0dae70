/// A template as it is written, before it is compiled for one language.
///
/// `[[key]]` stands for the words of that key; places to fill in them become tags, so that `[[table.total]]` with
/// the words `共 {total} 条` reads the value `total` of the page. Indentation is for the reader and is dropped.
struct TemplateText: Sendable {
    enum Fault: Error, Equatable {
        case unknownWords(key: String, template: String, language: String)
        /// A template places values, it does not choose between singular and plural.
        case formInTemplate(key: String, template: String)
        case unclosed(template: String)
    }

    let name: String
    let text: String

    func worded(in words: Words) throws(Fault) -> String {
        var done = ""
        var rest = Substring(unindented)
        while let open = rest.firstRange(of: "[[") {
            guard let close = rest[open.upperBound...].firstRange(of: "]]") else { throw .unclosed(template: name) }
            done += rest[..<open.lowerBound]
            done += try tag(String(rest[open.upperBound..<close.lowerBound]), words)
            rest = rest[close.upperBound...]
        }
        return done + rest
    }

    private func tag(_ key: String, _ words: Words) throws(Fault) -> String {
        guard words.has(key) else {
            throw .unknownWords(key: key, template: name, language: words.language)
        }
        let pattern = WordPattern(words(key))
        guard !pattern.needsForm else { throw .formInTemplate(key: key, template: name) }
        return pattern.pieces.map { piece in
            switch piece {
            case .text(let text): text.escapedForMarkup
            case .value(let value), .form(let value, _, _): "{{\(value)}}"
            }
        }.joined()
    }

    private var unindented: String {
        text.split(separator: "\n", omittingEmptySubsequences: true)
            .map { $0.drop { $0 == " " || $0 == "\t" } }
            .filter { !$0.isEmpty }
            .joined(separator: "\n") + "\n"
    }
}

extension String {
    /// Safe between tags and inside quoted attributes.
    package var escapedForMarkup: String {
        var safe = ""
        safe.reserveCapacity(utf8.count)
        for character in self {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: safe.append(character)
            }
        }
        return safe
    }
}
