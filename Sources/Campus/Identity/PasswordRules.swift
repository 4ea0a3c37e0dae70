/// What a new password must be.
///
/// The numbers are those that assessors of GB/T 22239-2019 8.1.4.1 a) usually expect; the standard names none.
package struct PasswordRules: Sendable, Equatable {
    /// In characters, as a person counts them.
    package var minimumLength = 10
    /// Of four: digits, small letters, capital letters, everything else.
    package var minimumClasses = 3
    /// A longer one is a pasted text, not a password.
    package var maximumLength = 128

    package init() {}

    package init(minimumLength: Int, minimumClasses: Int) {
        self.minimumLength = minimumLength
        self.minimumClasses = minimumClasses
    }

    /// One thing that is wrong; the raw value is the key of its words.
    package enum Problem: String, Error, Sendable, CaseIterable {
        case short = "password.short"
        case long = "password.long"
        case plain = "password.plain"
        case holdsLogin = "password.holds-login"
    }

    /// Everything that is wrong with it, at once; nothing if it may be used.
    package func problems(of password: String, login: String) -> [Problem] {
        Problem.allCases.filter { problem in
            switch problem {
            case .short: password.count < minimumLength
            case .long: password.count > maximumLength
            case .plain: Self.classes(of: password) < minimumClasses
            case .holdsLogin: !login.isEmpty && password.lowercased().contains(login.lowercased())
            }
        }
    }

    private static func classes(of password: String) -> Int {
        Set(password.unicodeScalars.map { scalar in
            switch scalar {
            case "0"..."9": 0
            case "a"..."z": 1
            case "A"..."Z": 2
            default: 3
            }
        }).count
    }
}
