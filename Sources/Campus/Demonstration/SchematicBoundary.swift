/// An outline for a map that says where things lie to one another and nothing about real borders (示意).
package struct SchematicBoundary: Sendable, Equatable {
    /// Division code.
    package let code: String
    /// Outer rings, counter-clockwise, each ended by its first corner. More than one if the parts do not touch.
    package let rings: [[Coordinate]]

    package let isSchematic = true
}

/// Cells of the towns of each city; counties and the city are the union of their towns' cells.
///
/// A cell is what lies nearer to its town than to any other (Voronoi), within a hull around all of them. Nothing
/// overlaps and nothing is left over, so it looks like a map, and it takes no third party's borders.
struct SchematicMap: Sendable {
    /// Town code → its cell.
    let cells: [String: ConvexPolygon]
    let boundaries: [SchematicBoundary]

    /// About six kilometres beyond the outermost towns.
    private static let margin = 0.06

    init(_ divisions: DemonstrationDivisions) {
        var cells: [String: ConvexPolygon] = [:]
        var boundaries: [SchematicBoundary] = []
        for city in divisions.cities {
            let towns = divisions.counties(of: city.code).flatMap { divisions.towns(of: $0.code) }
            guard towns.count > 2 else { continue }
            var corners = SharedCorners()
            var rings: [String: [[Int]]] = [:]
            for (code, cell) in Self.cells(of: towns) {
                cells[code] = cell
                rings[code] = [corners.ring(of: cell)]
            }
            for county in divisions.counties(of: city.code) {
                rings[county.code] = RingUnion.outline(of: divisions.towns(of: county.code).flatMap { rings[$0.code] ?? [] })
            }
            rings[city.code] = RingUnion.outline(of: towns.flatMap { rings[$0.code] ?? [] })
            boundaries += rings.keys.sorted().map { code in
                SchematicBoundary(code: code, rings: (rings[code] ?? []).map(corners.closed))
            }
        }
        self.cells = cells
        self.boundaries = boundaries
    }

    private static func cells(of towns: [DemonstrationDivision]) -> [(String, ConvexPolygon)] {
        let hull = ConvexPolygon(around: towns.map(\.position)).widened(by: margin)
        return towns.map { town in
            let cell = towns.reduce(hull) { cell, other in
                other.code == town.code ? cell : cell.nearer(to: town.position, than: other.position)
            }
            return (town.code, cell)
        }
    }
}
