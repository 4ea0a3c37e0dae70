import Foundation
import Testing

@testable import Web
@testable import Workflows

@Suite("The log · words")
struct AuditWordsTests {
    @Test("Every action that the log knows has words in every language")
    func words() throws {
        let book = try TestPages().words
        for code in book.codes {
            for action in AuditAction.all { #expect(book[code].has("audit.action.\(action)"), "\(code): \(action)") }
        }
    }

    @Test("Every action that is written is one that the log knows")
    func written() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources/Workflows").standardizedFileURL
        let walk = try #require(FileManager.default.enumerator(atPath: sources.path))
        var found = 0
        for case let path as String in walk where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            for match in text.matches(of: #/AuditEntry\(\s*by: caller, "([a-z.-]+)"/#) {
                found += 1
                #expect(AuditAction.all.contains(String(match.1)), "\(path): \(match.1)")
            }
        }
        #expect(found > 15)
    }
}
