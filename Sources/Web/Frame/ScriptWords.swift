/// The words that scripts say, as a module that starts them. Written by us, so the policy of pages allows it.
struct ScriptWords {
    private let words: [String: String]

    init(_ words: Words) { self.words = words.below("js.") }

    var module: String {
        let table = words.sorted { $0.key < $1.key }
            .map { "  \(Self.quoted(String($0.key.dropFirst("js.".count)))): \(Self.quoted($0.value))" }
            .joined(separator: ",\n")
        return "import { start } from \"../huxue.js\";\nstart({\n\(table)\n});\n"
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\u{2028}": "\\u2028"
            case "\u{2029}": "\\u2029"
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
