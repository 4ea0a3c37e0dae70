import Mustache

/// The head of a column.
package struct TableColumn: Sendable {
    package enum Sorting: String, Sendable { case none, ascending, descending }

    package let key: String
    package let label: String
    /// Where a click on the head sorts; `nil` when it cannot be sorted by.
    package let sortAddress: String?
    package let ariaSort: String?
    package let sortIcon: String?
    package let isNumber: Bool
    /// One of the three most useful fields, kept when rows become cards (T-09).
    package let isOnCard: Bool
    /// Never hidden, never moved: the name of the row.
    package let isFixed: Bool

    package init(
        _ key: String, _ label: String, sortAddress: String? = nil, sorting: Sorting = .none, isNumber: Bool = false,
        isOnCard: Bool = false, isFixed: Bool = false
    ) {
        self.key = key
        self.label = label
        self.sortAddress = sortAddress
        ariaSort = sortAddress == nil ? nil : sorting.rawValue
        sortIcon = sorting == .none ? nil : sorting == .ascending ? "up" : "down"
        self.isNumber = isNumber
        self.isOnCard = isOnCard
        self.isFixed = isFixed
    }
}

/// One row; its cells stand in the order of the columns.
///
/// Rows and cells answer for themselves instead of being mirrored: they are most of what a page holds.
package struct TableRow: Sendable, MustacheParent {
    package let id: String
    /// Opened by Enter and by a tap on the card.
    package let address: String?
    package let cells: [TableCell]
    package let isSelected: Bool
    /// Said of the row's checkbox.
    package let name: String

    package init(id: String, name: String, address: String? = nil, cells: [TableCell], isSelected: Bool = false) {
        self.id = id
        self.name = name
        self.address = address
        self.cells = cells
        self.isSelected = isSelected
    }

    package func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "address": address
        case "cells": cells
        case "isSelected": isSelected
        case "name": self.name
        default: nil
        }
    }
}
