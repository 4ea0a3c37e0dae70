import Foundation

/// A Swift file: where it lies, what it says, what it imports.
struct SourceFile: Sendable, CustomStringConvertible {
    /// From the root: `Sources/Campus/Ground/Scope.swift`.
    let path: String
    let text: String

    init(path: String) {
        self.path = path
        text = (try? Repository.text(path)) ?? ""
    }

    init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    var description: String { path }

    /// The folder below `Sources` or `Tests`.
    var target: String { String(path.split(separator: "/")[1]) }

    var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

    /// The text without comments and literals, so that a word in a sentence is not taken for code.
    var code: String { SwiftText(text).code }

    var imports: [Import] {
        code.split(separator: "\n").compactMap { Import(line: $0) }
    }
}

/// One import line.
struct Import: Hashable, Sendable {
    let module: String
    /// The single function, if only that is imported: `import func Glibc.sin`.
    let function: String?

    private static let modifiers: Set<Substring> = [
        "@testable", "@preconcurrency", "@_exported", "@_implementationOnly", "package", "internal", "public", "private",
        "fileprivate",
    ]
    private static let kinds: Set<Substring> = ["func", "struct", "class", "enum", "protocol", "typealias", "let", "var"]

    init?(line: Substring) {
        var words = line.split(separator: " ")[...]
        while let first = words.first, Self.modifiers.contains(first) { words.removeFirst() }
        guard words.popFirst() == "import", var path = words.popFirst() else { return nil }
        let kind = Self.kinds.contains(path) ? path : nil
        if kind != nil, let named = words.popFirst() { path = named }
        let parts = path.split(separator: ".")
        module = String(parts[0])
        function = kind == "func" ? parts.last.map(String.init) : nil
    }
}
