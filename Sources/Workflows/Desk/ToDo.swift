package import Campus
import Store

/// Something somebody must do, found in what the record holds; it goes away by being done.
package struct ToDo: Sendable, Equatable {
    /// What comes first when days are equal: law before supervision before order.
    package enum Weight: Int, Sendable, Comparable {
        case security, legal, asked, order

        package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    /// `kind` or `kind/number`; the same thing keeps its key.
    package let key: String
    /// Keys of the words: `todo.<words>`, and with `.why` and `.act` behind it.
    package let words: String
    package let arguments: [String: String]
    /// Where it is to be done; empty for what concerns the caller alone.
    package let unitName: String
    /// The last day; `nil` for what has none.
    package let due: LocalDate?
    package let address: String
    package let weight: Weight
    /// Somebody waits for the caller's decision.
    package let isApproval: Bool

    init(
        _ key: String, words: String, arguments: [String: String] = [:], unitName: String = "", due: LocalDate? = nil,
        address: String, weight: Weight = .order, isApproval: Bool = false
    ) {
        self.key = key
        self.words = words
        self.arguments = arguments
        self.unitName = unitName
        self.due = due
        self.address = address
        self.weight = weight
        self.isApproval = isApproval
    }
}

extension ToDo {
    /// By consequence, then by day; what has no day comes last.
    static func comesFirst(_ one: ToDo, _ other: ToDo) -> Bool {
        (one.due ?? .endOfTime, one.weight, one.key) < (other.due ?? .endOfTime, other.weight, other.key)
    }
}

extension LocalDate {
    fileprivate static let endOfTime: LocalDate = "9999-12-31"
}

/// Finds what one kind of thing asks of a caller. Listed in `AllToDoSources.swift`.
protocol ToDoSource: Sendable {
    /// Whether this kind of thing can ask anything of the caller at all; no statement is run otherwise.
    func concerns(_ caller: Caller) -> Bool

    /// Few lines, whatever the size of the branch: many of a kind are one line that opens the list of them.
    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo]
}

/// When the desk is looked at.
struct ToDoMoment: Sendable {
    let now: Instant
    let calendar: SchoolCalendar

    var today: LocalDate { now.localDate }

    func working(_ days: Int, after day: LocalDate) -> LocalDate { calendar.working.adding(workingDays: days, to: day) }
}
