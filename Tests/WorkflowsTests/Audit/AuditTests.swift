import Campus
import CampusTesting
import Foundation
import Store
import Synchronization
import Testing

@testable import Workflows

@Suite("The log")
struct AuditTests {
    @Test("The chain is whole until somebody changes a line", arguments: TestEngine.all)
    func chain(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let audit = AuditWork(database: world.database)
        _ = try await world.add("李安")
        let whole = try await audit.check(by: world["audit"])
        #expect(whole.entries == 1 && whole.broken == nil)
        try await world.database.write { _ = try $0.run("UPDATE audit SET person_name = '别人' WHERE number = 1") }
        #expect(try await audit.check(by: world["audit"]).broken == 1)
    }

    @Test("The exported chain can be recomputed by anyone", arguments: TestEngine.all)
    func exported(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let audit = AuditWork(database: world.database)
        _ = try await world.add("李安\"\n")
        let lines = Mutex<[String]>([])
        try await audit.exportChain(by: world["audit"]) { line in
            lines.withLock { $0.append(line) }
            return true
        }
        var previous = ""
        for line in lines.withLock({ $0 }) {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            var text = previous
            for field in AuditWork.fields {
                let value = object[field].map { $0 is NSNull ? "-" : "\($0)" } ?? ""
                text += "\n\(value.utf8.count):\(value)"
            }
            previous = SM3.hash(Array(text.utf8)).hex
            #expect(object["hash"] as? String == previous)
        }
        #expect(!previous.isEmpty)
    }

    @Test("An auditor reads their branch, others read nothing", arguments: TestEngine.all)
    func scope(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        _ = try await world.add("李安")
        let lists = ListWork(database: world.database, lookups: { [$0] })
        let request = ListRequest(filters: [ListFilter("action", .among(["person.added"]))])
        #expect(try await lists.page(.audit, request, for: world["audit"]).lines.count == 1)
        let county = try await world.makeCaller("县审计", .auditAdministrator, 8)
        #expect(try await lists.page(.audit, request, for: county).lines.isEmpty)
        await #expect(throws: Denied.lacks(.readAudit)) { try await lists.page(.audit, request, for: world["city"]) }
        let record = try await AuditWork(database: world.database).record(1, for: world["audit"])
        #expect(record.changes.first == .init(field: "name", old: "", new: "李安"))
    }
}
