package import Campus
package import Hummingbird
package import Logging
package import Workflows

/// What every route is given: the pages, the use cases, and how the visitor is greeted.
package struct Site: Sendable {
    package let pages: Pages
    package let assets: StaticAssets
    package let work: Work
    package let options: Options
    package let logger: Logger
    package let tally = RequestTally()

    package struct Options: Sendable {
        /// Accounts and password of the demonstration, shown at the door; `nil` everywhere else.
        package var demonstration: Demonstration?
        /// The server was started with `--clock`.
        package var clockIsSet = false
        /// Moves such a clock; `nil` everywhere else.
        package var setClock: (@Sendable (Instant) -> Void)?
        /// Addresses of the visitor are taken from the proxy in front.
        package var trustsProxy = false
        /// The visitor speaks TLS, with us or with the proxy in front.
        package var isSecure = false
        /// Who runs this platform; stands at the foot of the door.
        package var operatorName = ""

        package init() {}
    }

    package struct Demonstration: Sendable {
        package struct Account: Sendable {
            package let login: String
            package let role: Role
            package let unit: String
            package init(login: String, role: Role, unit: String) {
                self.login = login
                self.role = role
                self.unit = unit
            }
        }
        package let password: String
        package let accounts: [Account]
        package init(password: String, accounts: [Account]) {
            self.password = password
            self.accounts = accounts
        }
    }

    package init(pages: Pages, assets: StaticAssets, work: Work, options: Options, logger: Logger) {
        self.pages = pages
        self.assets = assets
        self.work = work
        self.options = options
        self.logger = logger
    }

    package var clock: Clock { work.clock }

    package func words(_ language: String) -> Words { pages.words[language] }
}
