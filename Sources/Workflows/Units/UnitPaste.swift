package import Campus
import Store

/// A pasted list of names or codes: what was recognised, and what was not (ORG-02).
package struct PastedUnits: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package let text: String
        package let node: UnitNode
    }
    package var recognised: [Line] = []
    package var unknown: [String] = []
    /// Texts that several units answer to.
    package var unclear: [String] = []
}

extension UnitTree {
    package static let longestPaste = 2_000

    /// - Parameter text: One name or code a line, or separated by tabs, commas, 、 and ;.
    package func recognise(_ text: String, for caller: Caller) async throws -> PastedUnits {
        try caller.must(.seeUnits)
        var seen: Set<String> = []
        let texts = text.split { "\n\r\t,，、;；".contains($0) }.map { String($0).squeezed }
            .filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(Self.longestPaste)
        return try await database.read { db in
            var found: [String: [UnitNode]] = [:]
            for start in stride(from: 0, to: texts.count, by: 400) {
                let some = Array(texts[start..<min(start + 400, texts.count)])
                try Self.look(for: some, into: &found, in: caller.scope, db)
            }
            var pasted = PastedUnits()
            var nodes: [UnitNode] = []
            for text in texts {
                switch found[text, default: []].count {
                case 0: pasted.unknown.append(text)
                case 1: nodes += found[text, default: []]
                default: pasted.unclear.append(text)
                }
            }
            let placed = try Self.withWays(nodes, for: caller, db)
            let lines = texts.filter { found[$0, default: []].count == 1 }
            pasted.recognised = zip(lines, placed).map { PastedUnits.Line(text: $0, node: $1) }
            return pasted
        }
    }

    /// By code, name, short name or former name, letter by letter.
    private static func look(
        for texts: [String], into found: inout [String: [UnitNode]], in scope: Scope, _ db: Transaction
    ) throws {
        let places = texts.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
        let rows = try db.rows(
            """
            SELECT said.said, \(UnitNode.columns) FROM (
                SELECT id, code AS said FROM unit WHERE path >= $1 AND path < $2 AND code IN (\(places))
                UNION SELECT id, name FROM unit WHERE path >= $1 AND path < $2 AND name IN (\(places))
                UNION SELECT id, short_name FROM unit WHERE path >= $1 AND path < $2 AND short_name IN (\(places))
                UNION SELECT unit_id, name FROM unit_name WHERE name IN (\(places))
            ) AS said JOIN unit ON unit.id = said.id
            WHERE unit.path >= $1 AND unit.path < $2 AND unit.deleted_at IS NULL AND unit.state <> 'closed'
            ORDER BY unit.id
            """, arguments: [.text(scope.lower), .text(scope.upper)] + texts.map { .text($0) })
        for row in rows { found[try row.text("said"), default: []].append(try UnitNode(row)) }
    }
}
