import Testing

@testable import Campus

@Suite("Identity · password rules")
struct PasswordRulesTests {
    @Test("Ten characters of three classes without the login", arguments: [
        ("Wuzhou-2026", []),
        ("wuzhou-2026", []),
        ("wuzhou20260", [.plain]),
        ("12345678901", [.plain]),
        ("Wz-20261", [.short]),
        ("", [.short, .plain]),
        ("LiMing-2026", [.holdsLogin]),
        ("梧州万秀区中心小学2026a", []),
        ("liming", [.short, .plain, .holdsLogin]),
    ] as [(String, [PasswordRules.Problem])])
    func rules(password: String, problems: [PasswordRules.Problem]) {
        #expect(PasswordRules().problems(of: password, login: "liming") == problems)
    }

    @Test("A pasted text is no password")
    func long() {
        let text = String(repeating: "aA1", count: 50)
        #expect(PasswordRules().problems(of: text, login: "liming") == [.long])
    }

    @Test("A stricter unit asks for more")
    func stricter() {
        let rules = PasswordRules(minimumLength: 12, minimumClasses: 4)
        #expect(rules.problems(of: "wuzhou-2026", login: "liming") == [.short, .plain])
    }
}
