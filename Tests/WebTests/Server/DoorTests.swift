import Campus
import CampusTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import Testing
import Web

@Suite("Server · the door and what stands behind it")
struct DoorTests {
    @Test("A stranger is sent to the door, and afterwards to where they wanted to go", arguments: TestEngine.all)
    func wayIn(engine: TestEngine) async throws {
        try await TestSite(engine).ask { client in
            let sent = try await client.get("/schools?sort=name")
            #expect(sent.status == .seeOther)
            #expect(sent.headers[.location] == "/sign-in?back=%2Fschools%3Fsort%3Dname")

            let welcomed = try await client.send(
                "/sign-in", form: [("account", "xian"), ("password", TestSite.password), ("back", "/schools?sort=name")])
            #expect(welcomed.headers[.location] == "/schools?sort=name")
            #expect(welcomed.headers[.setCookie]?.contains("HttpOnly; SameSite=Lax") == true)
        }
    }

    @Test("The way back never leads to another host", arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "evil"])
    func openRedirect(back: String) async throws {
        try await TestSite(.sqlite).ask { client in
            let answer = try await client.send(
                "/sign-in", form: [("account", "xian"), ("password", TestSite.password), ("back", back)])
            #expect(answer.headers[.location] == "/")
        }
    }

    @Test("Unknown accounts and wrong passwords read the same")
    func sameWords() async throws {
        try await TestSite(.sqlite).ask { client in
            let wrong = try await client.send("/sign-in", form: [("account", "xian"), ("password", "x")])
            let unknown = try await client.send("/sign-in", form: [("account", "wuren"), ("password", "x")])
            #expect(wrong.status == .unauthorized && unknown.status == .unauthorized)
            #expect(wrong.text.replacing("xian", with: "") == unknown.text.replacing("wuren", with: ""))
        }
    }

    @Test("Every answer has strict headers", arguments: ["/sign-in", "/healthz", "/nowhere", "/assets/latest/css/huxue.css"])
    func headers(address: String) async throws {
        try await TestSite(.sqlite, region: false).ask { client in
            let answer = try await client.get(address)
            #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; script-src 'self'") == true)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[HTTPField.Name("X-Frame-Options")!] == "DENY")
        }
    }

    @Test("A form that another site made, or another sign-in, is refused and nothing happens", arguments: TestEngine.all)
    func foreignForms(engine: TestEngine) async throws {
        let site = try await TestSite(engine)
        try await site.ask { client in
            let officer = try await TestVisitor("xian", client)
            let other = try await TestVisitor("shi", client)
            let withoutToken = try await client.send("/sign-out", form: [], cookie: officer.cookie)
            let withOthersToken = try await client.send("/sign-out", form: [("_csrf", other.csrf)], cookie: officer.cookie)
            let fromElsewhere = try await client.send(
                "/sign-out", form: [("_csrf", officer.csrf)], cookie: officer.cookie,
                headers: [.origin: "https://evil.example"])

            #expect([withoutToken, withOthersToken, fromElsewhere].map(\.status) == [.forbidden, .forbidden, .forbidden])
            #expect(try await officer.get("/", client).status == .ok)
            #expect(try await officer.post("/sign-out", [], client).status == .seeOther)
            #expect(try await officer.get("/", client).status == .seeOther)
        }
    }

    @Test("A page that is not there says so in words, with a code, in both languages")
    func notFound() async throws {
        try await TestSite(.sqlite).ask { client in
            let officer = try await TestVisitor("xian", client)
            let chinese = try await officer.get("/schools/999999", client)
            let english = try await officer.get("/nowhere?lang=en", client)
            #expect(chinese.status == .notFound && english.status == .notFound)
            #expect(chinese.text.contains("没有找到") && chinese.text.contains("P-04"))
            #expect(english.text.contains("<html lang=\"en\""))
        }
    }

    @Test("While the database is away people read what to do, programs get a problem")
    func databaseAway() async throws {
        // Nothing listens on port 1.
        let away = try Database(.postgres("postgres://nobody@127.0.0.1:1/none?connect_timeout=1"), clock: .fixed)
        try await TestSite(database: away, region: false).ask { client in
            let page = try await client.send("/sign-in", form: [("account", "xian"), ("password", "x")])
            #expect(page.status == .serviceUnavailable)
            #expect(page.text.contains("存储暂时连不上"))
            #expect(page.headers[.retryAfter] == "20")

            let program = try await client.get("/readyz")
            #expect(program.status == .serviceUnavailable)
            #expect(try await client.get("/healthz").status == .ok)
        }
    }
}
