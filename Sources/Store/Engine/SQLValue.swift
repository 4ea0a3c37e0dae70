package import Campus

/// A value as both engines know it.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// What may stand for a `$n` in a statement.
package protocol SQLBindable: Sendable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
    package var sqlValue: SQLValue { self }
}

extension Int64: SQLBindable {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLBindable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

/// Both engines store a truth as 0 or 1 in a `SMALLINT`.
extension Bool: SQLBindable {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLBindable {
    package var sqlValue: SQLValue { .real(self) }
}

/// PostgreSQL cannot hold U+0000 in a text; nobody means to type one, so it is dropped on both engines.
extension String: SQLBindable {
    package var sqlValue: SQLValue {
        .text(utf8.contains(0) ? String(decoding: utf8.filter { $0 != 0 }, as: UTF8.self) : self)
    }
}

extension Array: SQLBindable where Element == UInt8 {
    package var sqlValue: SQLValue { .blob(self) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Identifier: SQLBindable {
    package var sqlValue: SQLValue { .integer(rawValue) }
}

extension LocalDate: SQLBindable {
    package var sqlValue: SQLValue { .text(description) }
}

extension Instant: SQLBindable {
    package var sqlValue: SQLValue { .integer(milliseconds) }
}
