import Testing

@Suite("Architecture · rules of the house")
struct HouseRuleTests {
    @Test("Nothing is public: what another target needs is package")
    func access() {
        expectNone(of: [#/\b(?:public|open) +(?:let|var|func|struct|class|enum|actor|protocol|extension|init|typealias|static|import|final)\b/#])
    }

    @Test("Nothing crashes on purpose and nothing is left for later")
    func unfinished() {
        expectNone(of: [#/\btry!/#, #/\bas!/#, #/\bfatalError\b/#])
        for file in Repository.sources where file.text.contains(#/\b(?:TODO|FIXME|XXX)\b/#) {
            Issue.record("\(file) leaves something for later")
        }
    }

    @Test("What is true asks neither the clock nor chance nor the machine", arguments: ArchitectureTable.truth.sorted())
    func replayable(target: String) {
        expectNone(in: target, of: [
            #/\bDate\(\)/#, #/\bDate\.now\b/#, #/\bUUID\(\)/#, #/\.random(?:Element)?\(/#, #/\.shuffled?\(\)/#,
            #/\bSystemRandomNumberGenerator\b/#, #/\b(?:Continuous|Suspending)Clock\b/#, #/\bTask\.sleep\b/#,
            #/\bFileManager\b/#, #/\bProcessInfo\b/#, #/\bprint\(/#,
        ])
    }

    @Test("Only the program that starts everything asks for the time")
    func oneClock() {
        for file in Repository.sources where !["Huxue", "CampusTesting"].contains(file.target) {
            expectNone(in: file, of: [#/\bDate\(\)/#, #/\bDate\.now\b/#, #/\bclock_gettime\b/#, #/\bgettimeofday\b/#])
        }
    }

    @Test("A name says what a thing is, not that it manages, helps or handles")
    func names() {
        expectNone(of: [#/\b(?:struct|class|enum|actor|protocol)\s+\w*(?:Manager|Helper|Utils?|Service|Processor)\b/#])
    }

    private func expectNone(in target: String? = nil, of patterns: [Regex<Substring>]) {
        for file in Repository.sources where target == nil || file.target == target {
            expectNone(in: file, of: patterns)
        }
    }

    private func expectNone(in file: SourceFile, of patterns: [Regex<Substring>]) {
        let code = file.code
        for pattern in patterns {
            if let match = code.firstMatch(of: pattern) { Issue.record("\(file): \(code[match.range])") }
        }
    }
}
