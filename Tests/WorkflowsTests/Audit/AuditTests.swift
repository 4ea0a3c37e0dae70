import Campus
import CampusTesting
import Foundation
import Store
import Testing

@testable import Workflows

extension Caller {
    func within(_ scope: Scope) -> Caller {
        Caller(
            account: account, person: person, name: name, post: post, role: role, unit: unit, unitName: unitName,
            scope: scope, session: session, address: address)
    }
}

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
        let last = try await audit.openChain(by: world["audit"])
        let lines = try await audit.chain(after: 0, upTo: last, for: world["audit"])
        #expect(lines.count == 1)
        var previous = ""
        for line in lines {
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
        let lists = ListWork(database: world.database)
        let request = ListRequest(filters: [ListFilter("action", .among(["person.added"]))])
        #expect(try await lists.page(.audit, request, for: world["audit"]).lines.count == 1)
        let narrow = world["audit"].within(Scope(branch: "45/4504/450406/"))
        #expect(try await lists.page(.audit, request, for: narrow).lines.isEmpty)
        await #expect(throws: NotFound()) { try await AuditWork(database: world.database).record(1, for: narrow) }
        await #expect(throws: Denied.lacks(.readAudit)) { try await lists.page(.audit, request, for: world["city"]) }
        let record = try await AuditWork(database: world.database).record(1, for: world["audit"])
        #expect(record.changes.first == .init(field: "name", old: "", new: "李安"))
    }
}
