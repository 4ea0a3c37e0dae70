import Campus
import CampusTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Units and schools · pages")
struct UnitRouteTests {
    /// Who may open and change what: one line a role.
    @Test("Each role sees and changes what its rights say, and nothing else", arguments: [
        // role, list of schools, facts form, units, adding a unit, merging
        (Role.citySafety, [200, 200, 200, 200, 200]), (.countySafety, [200, 200, 200, 200, 200]),
        (.townSchool, [200, 200, 200, 200, 403]), (.principal, [200, 200, 200, 403, 403]),
        (.teacher, [200, 403, 200, 403, 403]), (.guardPost, [200, 403, 403, 403, 403]),
        (.auditAdministrator, [403, 403, 403, 403, 403]), (.parent, [403, 403, 403, 403, 403]),
    ])
    func rights(role: Role, statuses: [Int]) async throws {
        let town = try await TownSite(roles: [role])
        let school = try await town.id(at: TownSite.first)
        let paths = ["/schools", "/schools/\(school)/facts", "/units", "/units/new", "/units/\(school)/merge"]
        try await town.ask { client in
            for (path, status) in zip(paths, statuses) {
                let answer = try await town.get(path, as: role, client)
                #expect(answer.status.code == status, "\(role) \(path)")
            }
        }
    }

    @Test("Another school's pages do not exist for a principal")
    func elsewhere() async throws {
        let town = try await TownSite(roles: [.principal])
        let other = try await town.id(at: TownSite.second)
        try await town.ask { client in
            for path in ["/schools/\(other)", "/schools/\(other)/facts", "/schools/\(other)/file", "/units/\(other)", "/schools?in=\(other)"] {
                let status = try await town.get(path, as: .principal, client).status
                #expect(status == .notFound || status == .badRequest, "\(path)")
            }
            #expect(try await !town.get("/schools", as: .principal, client).page.contains("第二小学"))
        }
    }

    @Test("Every page is there in English too", arguments: [
        "/schools", "/schools?group=stage", "/units", "/units?as=table", "/units/planned", "/units/shape", "/units/recognise", "/units/new",
        "/views/schools", "/search?q=%E4%B8%80", "/schools/ID", "/schools/ID/facts", "/schools/ID/file", "/units/ID", "/units/ID/edit",
        "/units/ID/rename", "/units/ID/move", "/units/ID/merge", "/units/ID/split", "/units/ID/close",
    ])
    func languages(path: String) async throws {
        let town = try await TownSite(roles: [.citySafety])
        let school = "\(try await town.id(at: TownSite.first))"
        let plain = path.split(separator: "ID", omittingEmptySubsequences: false).joined(separator: school)
        try await town.ask { client in
            for address in [plain, plain + (plain.contains("?") ? "&" : "?") + "lang=en"] {
                let answer = try await town.get(address, as: .citySafety, client)
                #expect(answer.status == .ok)
                // An unknown key of words is shown as itself.
                #expect(answer.page.firstMatch(of: /[>"](list|unit|units|facts?|school|schools|view|history|problem)\.[a-z]+[.a-zA-Z-]*[<"]/) == nil, "\(address)")
            }
        }
    }

    @Test("A merger is looked at first, then decided, shown and cancelled", arguments: TestEngine.all)
    func merge(on engine: TestEngine) async throws {
        let town = try await TownSite(engine, roles: [.countySafety])
        let first = try await town.id(at: TownSite.first)
        let second = try await town.id(at: TownSite.second)
        let fields = ["members": "\(second)", "day": "2026-12-01", "reason": "布局调整", "facts": "keep", "posts": "move"]
        try await town.ask { client in
            let preview = try await town.post("/units/\(first)/merge", fields, as: .countySafety, client)
            #expect(preview.status == .ok && preview.page.contains("name=\"confirmed\"") && preview.page.contains("乙镇第二小学"))
            #expect(try await town.get("/units/planned", as: .countySafety, client).page.contains("没有等待生效"))

            let decided = try await town.post("/units/\(first)/merge", fields.merging(["confirmed": "1"]) { one, _ in one }, as: .countySafety, client)
            #expect(decided.status == .seeOther)
            let page = try await town.get("/units/\(second)", as: .countySafety, client).page
            let cancel = try #require(page.firstMatch(of: /\/reorganisations\/\d+\/cancel/))
            #expect(try await town.post(String(cancel.output), as: .countySafety, client).status == .seeOther)
            #expect(try await town.post(String(cancel.output), as: .countySafety, client).status == .conflict)
        }
    }

    @Test("A refusal stands above the form, and what was typed stays")
    func refusal() async throws {
        let town = try await TownSite(roles: [.citySafety])
        let county = try await town.id(at: TownSite.county)
        let below = try await town.id(at: TownSite.town)
        try await town.ask { client in
            let answer = try await town.post(
                "/units/\(county)/move", ["parent": "\(below)", "day": "2026-11-20", "reason": "依据在此"], as: .citySafety, client)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.page.contains("单位不能放到自己下面") && answer.page.contains("依据在此"))
            let missing = try await town.post("/units/\(county)/move", ["parent.search": "没有的单位"], as: .citySafety, client)
            #expect(missing.page.contains("没有找到这个单位") && missing.page.contains("要填"))
        }
    }

    @Test("Facts are changed, confirmed, and compared when somebody else was faster", arguments: TestEngine.all)
    func facts(on engine: TestEngine) async throws {
        let town = try await TownSite(engine, roles: [.principal])
        let school = try await town.id(at: TownSite.first)
        try await town.ask { client in
            let bad = try await town.post("/schools/\(school)/facts", ["pupils": "10", "boarders": "11", "_version": "1"], as: .principal, client)
            #expect(bad.status == .unprocessableContent && bad.page.contains("住宿生不能多于学生") && bad.page.contains("value=\"11\""))
            #expect(try await town.post("/schools/\(school)/facts", ["pupils": "300", "_version": "1"], as: .principal, client).status == .seeOther)
            let late = try await town.post("/schools/\(school)/facts", ["pupils": "280", "_version": "1"], as: .principal, client)
            #expect(late.status == .conflict && late.page.contains("280 人") && late.page.contains("300 人"))
            #expect(try await town.post("/schools/\(school)/facts/confirm", ["_version": "2"], as: .principal, client).status == .seeOther)
            #expect(try await town.get("/schools/\(school)", as: .principal, client).page.contains("2026-11-20 principal确认"))
        }
    }

    @Test("What people type into a name is shown as they typed it, and does nothing")
    func markup() async throws {
        let town = try await TownSite(roles: [.citySafety])
        let parent = try await town.id(at: TownSite.town)
        try await town.ask { client in
            let made = try await town.post(
                "/units/new", ["parent": "\(parent)", "kind": "school", "name": "<script>alert(1)</script>'; DROP TABLE unit;--"], as: .citySafety, client)
            #expect(made.status == .seeOther)
            let page = try await town.get(try #require(made.headers[.location]), as: .citySafety, client).page
            #expect(page.contains("&lt;script&gt;") && !page.contains("<script>alert"))
            let twice = try await town.post(
                "/units/new", ["parent": "\(parent)", "kind": "school", "name": "<script>alert(1)</script>'; DROP TABLE unit;--"], as: .citySafety, client)
            #expect(twice.status == .unprocessableContent)
        }
    }

    @Test("Pickers and the palette answer in JSON")
    func json() async throws {
        let town = try await TownSite(roles: [.countySafety])
        let place = try await town.id(at: TownSite.town)
        try await town.ask { client in
            let found = try await town.get("/units/search.json?q=diyixiaoxue", as: .countySafety, json: true, client)
            #expect(found.page.contains("乙镇第一小学") && found.page.contains("甲县 › 乙镇"))
            let children = try await town.get("/units/\(place)/children.json", as: .countySafety, json: true, client)
            #expect(children.page.contains("第二小学"))
            let palette = try await town.get("/search?q=2145000011", as: .countySafety, json: true, client)
            #expect(palette.page.contains("\"address\":\"/schools/"))
        }
    }
}
