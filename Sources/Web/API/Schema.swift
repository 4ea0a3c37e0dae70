/// What a JSON value looks like: the check of what comes in, the promise of what goes out, and their description are
/// all read from one of these.
package indirect enum Schema: Sendable {
    case text(longest: Int = 500)
    /// `2026-11-21`
    case day
    /// RFC 3339
    case moment
    case choice([String])
    case integer(ClosedRange<Int64> = Int64.min...Int64.max)
    case number
    case truth
    case list(Schema, most: Int = 10_000)
    case object([Member])
    /// Any names, values of one kind.
    case map(Schema)
    /// The value or `null`.
    case maybe(Schema)
    /// Described once under a name.
    case named(String, Schema)

    package struct Member: Sendable {
        package let name: String
        package let schema: Schema
        package let isRequired: Bool

        package init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }

    /// A number of the record.
    package static let id = Schema.integer(1...Int64.max)
    package static let word = Schema.text(longest: 200)
}

extension Schema.Member {
    static func needs(_ name: String, _ schema: Schema = .word) -> Self { Self(name, schema) }
    /// May be left out or `null`.
    static func may(_ name: String, _ schema: Schema = .word) -> Self { Self(name, .maybe(schema), isRequired: false) }
    /// Always there, perhaps `null`.
    static func perhaps(_ name: String, _ schema: Schema = .word) -> Self { Self(name, .maybe(schema)) }
}
