/// A text with places to fill: `{name}` and `{count?one:other}`.
struct WordPattern: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case text(String)
        case value(String)
        case form(of: String, one: String, other: String)
    }

    let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(Self.piece(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    private static func piece(_ inner: Substring) -> Piece {
        guard let mark = inner.firstIndex(of: "?") else { return .value(String(inner)) }
        let forms = inner[inner.index(after: mark)...].split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return .form(
            of: String(inner[..<mark]), one: String(forms[0]), other: forms.count > 1 ? String(forms[1]) : "")
    }

    func filled(with values: [String: String]) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .value(let name): values[name] ?? "{\(name)}"
            case .form(let name, let one, let other): values[name] == "1" ? one : other
            }
        }.joined()
    }

    /// Whether a template can hold it: a template places values, it does not choose forms.
    var needsForm: Bool {
        pieces.contains { if case .form = $0 { true } else { false } }
    }
}
