import ArgumentParser
import Campus
import Web
import Workflows

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens of the API: add, revoke, list", subcommands: [Add.self, Revoke.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a token for an account and prints it, once",
            discussion: "It has the rights and the branch of the account's post.")

        @OptionGroup var places: PlaceOptions
        @Argument(help: "The account") var login: String
        @Option(help: "What it is for") var name = "token"
        @Flag(help: "It may change things, not only read") var write = false
        @Option(help: "Days until it ends") var days = 90
        @Option(help: "Addresses it may be used from, with commas; any if left out") var addresses = ""

        func run() async throws {
            try await CommandLineWork.with(places) { work in
                let form = APITokenForm(
                    name: name, mayWrite: write, addresses: addresses,
                    expiresOn: "\(work.clock.today.adding(days: days))")
                say(try await work.keyboard.addToken(form, for: login))
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ends a token at once")

        @OptionGroup var places: PlaceOptions
        @Argument(help: "Its number, as `token list` shows it") var id: Int64

        func run() async throws {
            try await CommandLineWork.with(places) { work in
                try await work.keyboard.revokeToken(id)
                say("已作废 · revoked: \(id)")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All tokens; never their secrets")

        @OptionGroup var places: PlaceOptions
        @Flag(help: "One JSON list") var json = false

        func run() async throws {
            try await CommandLineWork.with(places) { work in
                let listing = Listing(json: json)
                for token in try await work.keyboard.tokens() {
                    listing.add([
                        ("id", .integer(token.id)), ("login", .text(token.login)), ("name", .text(token.name)),
                        ("writes", .truth(token.mayWrite)), ("expiresOn", .text("\(token.expiresOn)")),
                        ("revoked", .truth(token.isRevoked)),
                    ])
                }
                listing.end()
            }
        }
    }
}
