import ArgumentParser
import Campus
import Web
import Workflows

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts: add, disable, reset-password, list",
        subcommands: [Add.self, Disable.self, ResetPassword.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes an account and prints the link to join",
            discussion: "An account waits for the security administrator; --approve approves it here, which the log says.")

        @OptionGroup var places: PlaceOptions
        @Argument(help: "The name to sign in with") var login: String
        @Option(help: "The person's name") var name: String
        @Option(help: "The unit: its code or its number") var unit: String
        @Option(help: "citySafety, countySafety, principal, systemAdministrator …") var role: String
        @Option(help: "Phone number; sealed") var phone = ""
        @Option(help: "What the post is called") var title = ""
        @Flag(help: "Approve it at once") var approve = false

        func run() async throws {
            try await CommandLineWork.with(places) { work in
                let form = AccountForm(name: name, phone: phone, login: login, role: role, title: title)
                let id = try await work.keyboard.add(form, unit: unit)
                if approve, (try? await work.keyboard.approve(id)) == nil { say("无需审批 · needs no approval") }
                do {
                    say("请本人打开 · to join, once: /join/\(try await work.keyboard.link(for: login))")
                } catch AccountRefusal.state {
                    say("已建立，等待安全管理员审批 · made; it waits for the security administrator")
                }
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Disables an account; its sign-ins end")

        @OptionGroup var places: PlaceOptions
        @Argument var login: String
        @Option(help: "Why; stands in the log") var reason: String

        func run() async throws {
            try await CommandLineWork.with(places) { work in
                try await work.keyboard.disable(login, because: reason)
                say("已停用 · disabled: \(login)")
            }
        }
    }

    struct ResetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-password", abstract: "Prints a one-time link for a new password")

        @OptionGroup var places: PlaceOptions
        @Argument var login: String

        func run() async throws {
            try await CommandLineWork.with(places) { work in
                say("请本人打开 · for a new password, once: /join/\(try await work.keyboard.link(for: login))")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All accounts")

        @OptionGroup var places: PlaceOptions
        @Flag(help: "One JSON list") var json = false

        func run() async throws {
            try await CommandLineWork.with(places) { work in
                let listing = Listing(json: json)
                try await work.keyboard.each { line in
                    listing.add([
                        ("login", .text(line.login)), ("name", .text(line.name)), ("state", .text(line.state)),
                        ("role", .text(line.role)), ("unit", .text(line.unit)), ("secondFactor", .truth(line.hasSecondFactor)),
                        ("lastSeenAt", line.lastSeenAt.map { .text($0.rfc3339) } ?? .null),
                    ])
                }
                listing.end()
            }
        }
    }
}
