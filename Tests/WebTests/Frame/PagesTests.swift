import Campus
import NIOCore
import Testing
import Web

@Suite("Pages · templates, words and assets")
struct PagesTests {
    @Test("Every language has every word")
    func complete() throws {
        #expect(try TestPages().words.gaps == [])
    }

    @Test("Every role, permission, kind of unit and school fact has its words", arguments: ["zh-CN", "en"])
    func named(language: String) throws {
        let words = try TestPages().words[language]
        let keys =
            Role.allCases.map { "role.\($0.rawValue)" } + Permission.allCases.map { "permission.\($0.rawValue)" }
            + Unit.Kind.allCases.map { "unit.kind.\($0.rawValue)" }
            + Unit.Domain.allCases.map { "unit.domain.\($0.rawValue)" }
            + Unit.State.allCases.map { "unit.state.\($0.rawValue)" }
            + SchoolFact.allCases.flatMap { fact -> [String] in
                guard case .choice(let choices) = fact.shape else { return ["fact.\(fact.rawValue)"] }
                return ["fact.\(fact.rawValue)"] + choices.map { "fact.\(fact.rawValue).\($0)" }
            }
        #expect(keys.filter { !words.has($0) } == [])
    }

    @Test("The sheet of styles is one file without imports")
    func sheet() throws {
        let sheet = try #require(try TestPages().assets["css/huxue.css"])
        let text = sheet.text
        #expect(!text.contains("@import"))
        #expect(text.contains("--accent"))
    }

    @Test("No template carries a style or a script of its own: the content policy would refuse it")
    func policy() throws {
        for file in try WebResources.bundled().templates {
            #expect(!file.text.contains("style=\""), "\(file.path)")
            #expect(!file.text.contains("<style"), "\(file.path)")
            #expect(!file.text.contains(" onclick="), "\(file.path)")
        }
    }
}
