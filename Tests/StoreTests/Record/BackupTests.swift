import Campus
import CampusTesting
import Foundation
import Store
import Testing

@Suite("Backup of the record")
struct BackupTests {
    @Test("A copy taken beside a writer holds one moment, whole", arguments: [1, 2])
    func beside(run: Int) async throws {
        let database = try await TestEngine.sqlite.database(clock: .fixed)
        let path = TestFolder.make().appendingPathComponent("copy.db").path
        async let writing: Void = {
            for number in 0..<50 {
                try await database.write { db in
                    db.audit(
                        AuditEntry(
                            personName: "", path: "", address: "", action: "test", objectKind: "test", objectID: "\(number)",
                            objectTitle: ""))
                }
            }
        }()
        try await database.backup(to: path)
        try await writing
        let copy = try Database(.sqlite(path: path), clock: .fixed)
        let verdict = try await copy.read { try $0.auditVerdict() }
        guard case .intact = verdict else {
            Issue.record("\(verdict)")
            return
        }
    }

    @Test("A foreign program that fails says why", arguments: [("tar", ["--list", "--file", "/nonexistent"]), ("no-such-program", [])])
    func failing(program: String, arguments: [String]) {
        #expect(throws: ForeignProgram.Failed.self) { try ForeignProgram.run(program, arguments) }
    }
}
