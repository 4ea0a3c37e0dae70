/// Corners of neighbouring cells, counted once: each cell works out its own, a hair apart.
struct SharedCorners {
    private(set) var points: [Coordinate] = []

    /// About ten centimetres.
    private static let hair = 1e-6

    mutating func ring(of cell: ConvexPolygon) -> [Int] {
        var ring: [Int] = []
        for corner in cell.corners {
            let index = self.index(of: corner)
            if ring.last != index { ring.append(index) }
        }
        if ring.count > 1, ring.first == ring.last { ring.removeLast() }
        return ring
    }

    /// The ring in degrees with five decimals, about a metre, ended by its first corner.
    func closed(_ ring: [Int]) -> [Coordinate] {
        (ring + ring.prefix(1)).map { points[$0].rounded }
    }

    private mutating func index(of corner: Coordinate) -> Int {
        let known = points.firstIndex {
            abs($0.longitude - corner.longitude) < Self.hair && abs($0.latitude - corner.latitude) < Self.hair
        }
        if let known { return known }
        points.append(corner)
        return points.count - 1
    }
}

enum RingUnion {
    private struct Edge: Hashable {
        let from: Int
        let to: Int
    }

    /// The outline around cells that share their edges: an edge that two cells walk in opposite directions is inside.
    static func outline(of cells: [[Int]]) -> [[Int]] {
        let walked = cells.flatMap { ring in
            ring.indices.map { Edge(from: ring[$0], to: ring[($0 + 1) % ring.count]) }
        }
        let all = Set(walked)
        var outer = walked.filter { !all.contains(Edge(from: $0.to, to: $0.from)) }
        var rings: [[Int]] = []
        while let start = outer.first {
            outer.removeFirst()
            var ring = [start.from]
            var at = start.to
            while at != start.from, let next = outer.firstIndex(where: { $0.from == at }) {
                ring.append(at)
                at = outer.remove(at: next).to
            }
            rings.append(ring)
        }
        return rings
    }
}

extension Coordinate {
    /// For points between points that are on the globe.
    static func wgs84(longitude: Double, latitude: Double) -> Coordinate {
        Coordinate(known: longitude, latitude, .wgs84)
    }

    /// Five decimals, about a metre.
    var rounded: Coordinate {
        Coordinate.wgs84(
            longitude: (longitude * 100_000).rounded() / 100_000,
            latitude: (latitude * 100_000).rounded() / 100_000)
    }
}
