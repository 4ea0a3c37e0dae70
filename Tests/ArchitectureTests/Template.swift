/// A template as it is written.
struct Template: Sendable, CustomStringConvertible {
    let path: String
    let text: String

    static let all: [Template] = Repository.files(below: "Sources/Web/Templates", ending: ".mustache")
        .map { Template(path: $0, text: (try? Repository.text($0)) ?? "") }

    var description: String { path }

    /// Keys of words: `[[frame.skip]]`.
    var words: [String] {
        text.matches(of: #/\[\[([^\]]*)\]\]/#).map { String($0.output.1) }
    }

    /// What the content policy would refuse: scripts and styles inside the page.
    var inlineCode: [String] {
        let patterns: [Regex<Substring>] = [
            #/<script\b(?![^>]*\bsrc=)[^>]*>/#, #/<style\b[^>]*>/#, #/\sstyle\s*=/#, #/\son[a-z]+\s*=\s*["'{]/#,
            #/javascript:/#,
        ]
        return patterns.flatMap { text.pieces(matching: $0) }
    }
}

extension String {
    fileprivate func pieces(matching pattern: Regex<Substring>) -> [String] {
        matches(of: pattern.ignoresCase()).map { String(self[$0.range]) }
    }
}
