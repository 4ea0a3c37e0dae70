import Campus
import CampusTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite("People · pages")
struct PeopleRouteTests {
    static let fields = [
        "name": "王立<script>", "phone": "13800005678", "unit": "5", "role": "teacher", "startsOn": "2026-09-01",
    ]

    @Test("A person is entered, shown covered, revealed with a purpose, deleted and brought back", arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        let rooms = try await Rooms(engine, roles: [.principal])
        try await rooms.ask { client async throws in
            let made = try await rooms.post("/people", Self.fields, as: .principal, client)
            #expect(made.status == .seeOther)
            let address = try #require(made.headers[.location])

            let shown = try await rooms.get(address, as: .principal, client).text
            #expect(shown.contains("王立&lt;script&gt;") && shown.contains("138****5678") && !shown.contains("13800005678"))
            #expect(try await rooms.post(address + "/reveal", as: .principal, client).status == .unprocessableContent)
            let revealed = try await rooms.post(address + "/reveal", ["purpose": "核对"], as: .principal, client)
            #expect(revealed.text.contains("13800005678"))
            #expect(revealed.headers[.cacheControl] == "no-store")

            #expect(try await rooms.post(address + "/delete", as: .principal, client).status == .seeOther)
            #expect(try await rooms.get(address, as: .principal, client).status == .notFound)
            #expect(try await rooms.post(address + "/restore", as: .principal, client).status == .seeOther)
            #expect(try await rooms.get(address, as: .principal, client).status == .ok)
        }
    }

    @Test("Every problem is beside its field, and what was typed stays")
    func problems() async throws {
        let rooms = try await Rooms(roles: [.principal])
        try await rooms.ask { client async throws in
            let answer = try await rooms.post("/people", ["name": "留下", "phone": "12", "unit": "9"], as: .principal, client)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("value=\"留下\"") && answer.text.contains("不像电话号码"))
        }
    }

    @Test("Somebody who looks the same is shown first; said to be another, both are kept")
    func lookalikes() async throws {
        let rooms = try await Rooms(roles: [.principal])
        try await rooms.ask { client async throws in
            _ = try await rooms.post("/people", Self.fields, as: .principal, client)
            let warned = try await rooms.post("/people", Self.fields, as: .principal, client)
            #expect(warned.status == .conflict && warned.text.contains("isNobodyElse"))
            let again = Self.fields.merging(["isNobodyElse": "1"]) { one, _ in one }
            #expect(try await rooms.post("/people", again, as: .principal, client).status == .seeOther)
        }
    }

    @Test("The second editor gets both versions side by side")
    func conflict() async throws {
        let rooms = try await Rooms(roles: [.principal, .countySafety])
        try await rooms.ask { client async throws in
            _ = try await rooms.post("/people/901", ["name": "李安一", "_version": "1"], as: .principal, client)
            let late = try await rooms.post("/people/901", ["name": "李安二", "_version": "1"], as: .countySafety, client)
            #expect(late.status == .conflict && late.text.contains("李安一") && late.text.contains("李安二"))
        }
    }

    @Test("A form of another page does nothing")
    func foreign() async throws {
        let rooms = try await Rooms(roles: [.principal])
        let answer = try await rooms.ask { try await rooms.post("/people", Self.fields, as: .principal, csrf: "x", $0) }
        #expect(answer.status == .forbidden)
    }

    @Test("Addresses that name nothing are not found, whatever they hold", arguments: ["/people/0", "/people/x", "/people/999", "/audit/x", "/posts/-1"])
    func nothing(path: String) async throws {
        let rooms = try await Rooms(roles: [.principal])
        let answer = try await rooms.ask { try await rooms.get(path, as: .principal, $0) }
        #expect(answer.status == .notFound)
    }
}
