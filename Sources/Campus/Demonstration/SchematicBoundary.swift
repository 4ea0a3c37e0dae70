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
/// A cell is what lies nearer to its town than to any other town or to a point outside (Voronoi). Nothing overlaps
/// and nothing is left over, so it looks like a map, and it takes no third party's borders.
struct SchematicMap: Sendable {
    /// Town code → its cell.
    let cells: [String: ConvexPolygon]
    let boundaries: [SchematicBoundary]

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
        let outside = OutsideSites.around(towns.map(\.position), name: towns[0].code)
        let frame = ConvexPolygon(around: towns.map(\.position) + outside)
        return towns.map { town in
            let others = towns.filter { $0.code != town.code }.map(\.position) + outside
            return (town.code, others.reduce(frame) { $0.nearer(to: town.position, than: $1) })
        }
    }
}
