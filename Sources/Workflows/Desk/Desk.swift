package import Campus

/// The desk as it stands now.
package struct Desk: Sendable, Equatable {
    package let today: LocalDate
    /// In the order in which they are to be done.
    package let items: [Item]
    /// `nil` where the caller has no schools.
    package let lights: DeskLights?
    package let inCharge: [PersonInCharge]

    package struct Item: Sendable, Equatable {
        package let toDo: ToDo
        /// `nil` for what has no last day.
        package let remaining: Remaining?
    }

    package enum Band: String, Sendable, CaseIterable {
        case over, today, week, later
    }

    /// Rows of the tab, by how soon they are due.
    package func bands(approvals: Bool) -> [(band: Band, items: [Item])] {
        let shown = Dictionary(grouping: items.filter { $0.toDo.isApproval == approvals }, by: \.band)
        return Band.allCases.compactMap { band in shown[band].map { (band, $0) } }
    }

    package func count(approvals: Bool) -> Int { items.count { $0.toDo.isApproval == approvals } }

    package func count(in bands: Band...) -> Int { items.count { bands.contains($0.band) } }
}

extension Desk.Item {
    /// Working days that count as soon.
    package static let soon = 7

    package var band: Desk.Band {
        switch remaining {
        case .overdue: .over
        case .dueToday: .today
        case .left(let days, _): days <= Self.soon ? .week : .later
        case nil: .later
        }
    }
}
