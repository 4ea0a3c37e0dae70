import Testing

@Suite("Architecture · the size of files")
struct SizeTests {
    /// A file longer than this is two ideas. The median is meant to be 60 to 90; `./test` prints the longest.
    static let limit = 300

    /// Longer on purpose: a table, a state machine, a page of SQL. Each with its reason.
    static let exceptions: [String: String] = [:]

    @Test("No file of ours is longer than the limit, but for tables with a reason")
    func sizes() {
        for file in Repository.everySwiftFile where file.lineCount > Self.limit && Self.exceptions[file.path] == nil {
            Issue.record("\(file) has \(file.lineCount) lines")
        }
    }

    @Test("Every exception is still needed")
    func needed() {
        for path in Self.exceptions.keys where SourceFile(path: path).lineCount <= Self.limit {
            Issue.record("\(path) is short enough by now")
        }
    }

    @Test("Half of all files are no longer than a screen and a half")
    func median() {
        let counts = Repository.sources.map(\.lineCount).sorted()
        #expect(counts[counts.count / 2] <= 90)
    }
}
