import Campus
import CampusTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite("The log · pages")
struct AuditRouteTests {
    @Test("The check says what it found, and the chain can be taken home", arguments: TestEngine.all)
    func chain(on engine: TestEngine) async throws {
        let rooms = try await Rooms(engine, roles: [.auditAdministrator, .systemAdministrator])
        try await rooms.ask { client async throws in
            #expect(try await rooms.post("/audit/check", as: .auditAdministrator, client).text.contains("未被篡改"))
            let file = try await rooms.get("/audit/chain", as: .auditAdministrator, client)
            #expect(file.headers[.contentType]?.hasPrefix("application/x-ndjson") == true)
            #expect(file.text.split(separator: "\n").count >= 2)
            #expect(try await rooms.get("/audit/chain", as: .systemAdministrator, client).status == .forbidden)
        }
    }

    @Test("One entry is shown in full")
    func one() async throws {
        let rooms = try await Rooms(roles: [.auditAdministrator])
        let page = try await rooms.ask { try await rooms.get("/audit/1", as: .auditAdministrator, $0) }
        #expect(page.text.contains("登录") && page.text.contains("李安"))
    }
}
