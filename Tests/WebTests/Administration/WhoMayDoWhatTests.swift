import Campus
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Who may do what")
struct WhoMayDoWhatTests {
    private static let pages = [
        "/people", "/people/901", "/people/new", "/people/901/edit", "/people/901/reveal", "/people/901/posts/new",
        "/people/901/handover", "/people/bin", "/handovers", "/me", "/me/devices", "/me/password", "/me/second-factor",
        "/me/tokens", "/admin", "/admin/accounts", "/admin/accounts/901", "/admin/accounts/new", "/admin/roles",
        "/admin/access", "/admin/settings", "/admin/health", "/audit", "/audit/1", "/audit/check",
    ]

    @Test("Every role has asked every page, and the answers are those of the table")
    func table() async throws {
        let rooms = try await Rooms()
        var lines: [String] = []
        for role in Role.allCases {
            // Routes of their own for each role: the limit of requests counts everybody at one address together.
            let seen = try await rooms.ask { client async throws in
                var seen: [String] = []
                for page in Self.pages where try await rooms.get(page, as: role, client).status == .ok { seen.append(page) }
                return seen
            }
            lines.append("\(role.rawValue)\n    " + seen.joined(separator: "\n    "))
        }
        let fresh = lines.joined(separator: "\n") + "\n"
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden/who-may-do-what.txt")
        let known = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
        if fresh != known { try fresh.write(to: golden.appendingPathExtension("new"), atomically: true, encoding: .utf8) }
        #expect(fresh == known, "Rights have changed: compare \(golden.lastPathComponent) with .new beside it")
    }

    @Test("Nobody signed in is sent to the door", arguments: pages)
    func nobody(page: String) async throws {
        let rooms = try await Rooms(roles: [])
        let answer = try await rooms.ask { try await rooms.get(page, as: nil, $0) }
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location]?.hasPrefix("/sign-in?back=") == true)
    }
}
