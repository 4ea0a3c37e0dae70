/// A point that lies about as far from where it should be as a mistaken datum moves it (MAP-03).
package struct SuspectedShift: Hashable, Sendable {
    /// Metres from the point that was known before.
    package let metres: Double
    /// In this datum the same numbers would fall on the known point; `nil` if in none.
    package let likely: Datum?
}

extension Coordinate {
    /// Whether the datum of this point was mistaken, judged by a point known before (the school, the last fix).
    ///
    /// Flagged are shifts of 300 to 600 m, and any shift that another datum explains to within 60 m: GCJ-02 moves a
    /// point by 100–700 m, BD-09 by up to 1.4 km.
    package func suspectedShift(from known: Coordinate) -> SuspectedShift? {
        let metres = metres(to: known)
        guard metres > 90 else { return nil }
        let likely = Datum.allCases
            .filter { $0 != .cgcs2000 && $0 != datum && !(datum == .cgcs2000 && $0 == .wgs84) }
            .map { ($0, Coordinate(known: longitude, latitude, $0).metres(to: known)) }
            .filter { $0.1 <= 60 }
            .min { $0.1 < $1.1 }?.0
        guard likely != nil || (300...600).contains(metres) else { return nil }
        return SuspectedShift(metres: metres, likely: likely)
    }
}
