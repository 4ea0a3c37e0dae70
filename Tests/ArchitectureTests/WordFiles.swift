/// The words for people: `Sources/Web/Words/<language>/<area>.yaml`, flat `key: text`.
struct WordFiles {
    /// Language to its keys.
    let keys: [String: Set<String>]

    init() {
        keys = Dictionary(
            uniqueKeysWithValues: Repository.folders(in: "Sources/Web/Words").map { language in
                let files = Repository.files(below: "Sources/Web/Words/\(language)", ending: ".yaml")
                return (language, Set(files.flatMap { Self.keys(in: (try? Repository.text($0)) ?? "") }))
            })
    }

    /// The keys of a flat table; what is indented belongs to the text above it.
    static func keys(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            line.prefixMatch(of: #/"?([A-Za-z0-9_.-]+)"?:(?:\s|$)/#).map { String($0.output.1) }
        }
    }
}

/// Where words are asked for: in templates, in Swift, in scripts.
struct WordUse {
    private let literals: Set<String>
    /// `"role."` or `"role.\(role.rawValue)"`: every key that starts so may be asked for.
    private let beginnings: Set<String>

    init() {
        let scripts = Repository.files(below: "Sources/Web/Assets", ending: ".js")
        // The tests ask for the words of every role, permission and fact, which pages only reach by their names.
        let texts = Repository.everySwiftFile.map(\.text) + Template.all.map(\.text)
            + scripts.map { (try? Repository.text($0)) ?? "" }
        literals = Set(texts.flatMap { $0.matches(of: #/["'`\[]([A-Za-z0-9_.-]+)["'`\]]/#).map { String($0.output.1) } })
        beginnings = Set(
            texts.flatMap { $0.matches(of: #/["'`\[]([A-Za-z0-9_-]+\.[A-Za-z0-9_.-]*)(?:\\\(|\$\{|["'`])/#).map { String($0.output.1) } }
                .filter { $0.hasSuffix(".") })
    }

    func mentions(_ key: String) -> Bool {
        literals.contains(key) || beginnings.contains { key.hasPrefix($0) }
    }
}
