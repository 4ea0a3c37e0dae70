import Campus
import CampusTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Accounts · pages")
struct AccountRouteTests {
    @Test("From a new account through approval and link to a password", arguments: TestEngine.all)
    func joins(on engine: TestEngine) async throws {
        let rooms = try await Rooms(engine, roles: [.systemAdministrator, .securityAdministrator])
        try await rooms.ask { client async throws in
            let form = ["name": "新人", "login": "xinren", "unit": "5", "role": "teacher"]
            let made = try await rooms.post("/admin/accounts", form, as: .systemAdministrator, client)
            let address = try #require(made.headers[.location])
            #expect(try await rooms.post(address + "/link", as: .systemAdministrator, client).status == .conflict)
            #expect(try await rooms.post(address + "/approve", as: .systemAdministrator, client).status == .forbidden)
            #expect(try await rooms.post(address + "/approve", as: .securityAdministrator, client).status == .seeOther)

            let page = try await rooms.post(address + "/link", as: .systemAdministrator, client).text
            let secret = try #require(page.firstMatch(of: #/join/([A-Za-z0-9_-]{43})/#)?.1)
            #expect(try await rooms.get("/join/\(secret)", as: nil, client).text.contains("新人"))
            let weak = ["password": "short", "repeated": "short", "phone": "13800005678", "privacy": "1"]
            #expect(try await rooms.post("/join/\(secret)", weak, as: nil, client).status == .unprocessableContent)
            let good = weak.merging(["password": "Ping-An-2026", "repeated": "Ping-An-2026"]) { _, new in new }
            #expect(try await rooms.post("/join/\(secret)", good, as: nil, client).headers[.location] == "/sign-in")
            #expect(try await rooms.get("/join/\(secret)", as: nil, client).status == .gone)
        }
    }

    @Test("A token is shown once and a device can be ended")
    func own() async throws {
        let rooms = try await Rooms(roles: [.principal])
        try await rooms.ask { client async throws in
            let form = ["name": "统计", "access": "read", "expiresOn": "2027-01-31"]
            #expect(try await rooms.post("/me/tokens", form, as: .principal, client).text.contains("只显示这一次"))
            #expect(try await rooms.get("/me/tokens", as: .principal, client).text.contains("统计"))
            #expect(try await rooms.get("/me/devices", as: .principal, client).text.contains("Firefox·Linux"))
        }
    }

    @Test("What a person likes is kept, and the page greets them so")
    func look() async throws {
        let rooms = try await Rooms(roles: [.principal])
        try await rooms.ask { client async throws in
            let form = ["language": "en", "theme": "dark", "text": "large", "density": "compact", "keys": "1", "start": "/people"]
            #expect(try await rooms.post("/me", form, as: .principal, client).status == .seeOther)
            let page = try await rooms.get("/me", as: .principal, client).text
            #expect(page.contains("lang=\"en\"") && page.contains("data-theme=\"dark\"") && page.contains("My settings"))
        }
    }
}
