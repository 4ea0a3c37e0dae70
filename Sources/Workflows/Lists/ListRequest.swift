import Store
package import Campus

/// What a reader asks of a list. The page, the API, a saved view and an export all say it in the same words.
package struct ListRequest: Sendable, Equatable {
    package var filters: [ListFilter]
    package var sort: ListSort?
    /// Names searched by characters, pinyin or initials.
    package var search: String
    /// Only below this unit.
    package var branch: Unit.ID?
    package var limit: Int
    package var position: Position

    package enum Position: Sendable, Equatable {
        case start
        case after(ListCursor)
        case before(ListCursor)
    }

    /// Rows a page can have.
    package static let limits = 1...200

    package init(
        filters: [ListFilter] = [], sort: ListSort? = nil, search: String = "", branch: Unit.ID? = nil, limit: Int = 50,
        position: Position = .start
    ) {
        self.filters = filters
        self.sort = sort
        self.search = search
        self.branch = branch
        self.limit = limit
        self.position = position
    }
}

/// One condition on one column.
package struct ListFilter: Sendable, Equatable {
    package enum Test: Sendable, Equatable {
        /// Any of these values; of a yes/no column `yes` and `no`.
        case among([String])
        /// Numbers, days, moments; both ends included.
        case range(from: String?, to: String?)
        /// Texts that hold this, letter by letter.
        case holds(String)
        case empty
        case filled
    }
    package var key: String
    package var test: Test

    package init(_ key: String, _ test: Test) {
        self.key = key
        self.test = test
    }
}

/// Where a page ends: the sort value and the number of its last row.
package struct ListCursor: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case text(String)
        case number(Double)
    }
    package var value: Value
    package var id: Int64

    package init(value: Value, id: Int64) {
        self.value = value
        self.id = id
    }
}

extension ListCursor: CustomStringConvertible, LosslessStringConvertible {
    /// `t<id>~<text in hex>` or `n<id>~<number>`: opaque to clients, harmless when guessed.
    package var description: String {
        switch value {
        case .text(let text): "t\(id)~\(Array(text.utf8).hex)"
        case .number(let number): "n\(id)~\(number)"
        }
    }

    package init?(_ text: String) {
        let parts = text.dropFirst().split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Int64(parts[0]) else { return nil }
        switch text.first {
        case "t":
            guard let bytes = [UInt8](hex: parts[1]), let plain = String(validating: bytes, as: UTF8.self) else { return nil }
            self.init(value: .text(plain), id: id)
        case "n":
            guard let number = Double(parts[1]), number.isFinite else { return nil }
            self.init(value: .number(number), id: id)
        default:
            return nil
        }
    }
}

/// A filter, a sort or a column that this list does not have; said in the reader's words.
package enum ListRequestFault: Error, Equatable {
    case unknownColumn(String)
    case cannotSort(String)
    case cannotFilter(String)
    case badValue(String)
    case unknownBranch
}
