/// Points around the towns of a city that stand for everything outside it.
///
/// Nobody lives there; their cells are thrown away. They keep the outermost towns' cells from running to the edge of
/// the map and give the outline bays and corners.
enum OutsideSites {
    /// Points on a shaken grid that are far from every town and connected with the edge of the map: no holes inside.
    static func around(_ towns: [Coordinate], name: String) -> [Coordinate] {
        let reach = reach(of: towns)
        let step = reach / 1.5
        let west = (towns.map(\.longitude).min() ?? 0) - 3 * reach
        let south = (towns.map(\.latitude).min() ?? 0) - 3 * reach
        let columns = Int(((towns.map(\.longitude).max() ?? 0) + 3 * reach - west) / step) + 1
        let rows = Int(((towns.map(\.latitude).max() ?? 0) + 3 * reach - south) / step) + 1
        func point(_ cell: Int) -> Coordinate {
            .wgs84(
                longitude: west + Double(cell % columns) * step, latitude: south + Double(cell / columns) * step)
        }

        var random = DemonstrationRandom(seed: 0, name + "/outside")
        let isFar = (0..<columns * rows).map { cell in
            towns.allSatisfy { distance($0, point(cell)) > reach }
        }
        return connected(isFar, columns: columns).map { cell in
            let plain = point(cell)
            return .wgs84(
                longitude: plain.longitude + (random.fraction() - 0.5) * step * 0.6,
                latitude: plain.latitude + (random.fraction() - 0.5) * step * 0.6)
        }
    }

    /// A little more than the way from the loneliest town to its neighbour.
    private static func reach(of towns: [Coordinate]) -> Double {
        let nearest = towns.indices.map { one in
            towns.indices.filter { $0 != one }.map { distance(towns[one], towns[$0]) }.min() ?? 0.1
        }
        return (nearest.max() ?? 0.1) * 1.1
    }

    /// The cells that can be walked to from the corner of the grid, in ascending order.
    private static func connected(_ isFar: [Bool], columns: Int) -> [Int] {
        var reached = Array(repeating: false, count: isFar.count)
        var waiting = [0]
        while let cell = waiting.popLast() {
            guard isFar[cell], !reached[cell] else { continue }
            reached[cell] = true
            if cell % columns > 0 { waiting.append(cell - 1) }
            if cell % columns < columns - 1 { waiting.append(cell + 1) }
            if cell >= columns { waiting.append(cell - columns) }
            if cell + columns < isFar.count { waiting.append(cell + columns) }
        }
        return reached.indices.filter { reached[$0] }
    }

    private static func distance(_ one: Coordinate, _ other: Coordinate) -> Double {
        let east = one.longitude - other.longitude
        let north = one.latitude - other.latitude
        return (east * east + north * north).squareRoot()
    }
}
