/// A convex polygon, corners counter-clockwise. Longitude and latitude are taken as plane coordinates.
struct ConvexPolygon: Sendable, Equatable {
    private(set) var corners: [Coordinate]

    init(corners: [Coordinate]) { self.corners = corners }

    /// The smallest convex polygon around the points (Andrew's monotone chain).
    init(around points: [Coordinate]) {
        let sorted = points.sorted { ($0.longitude, $0.latitude) < ($1.longitude, $1.latitude) }
        func chain(_ points: [Coordinate]) -> [Coordinate] {
            var hull: [Coordinate] = []
            for point in points {
                while hull.count > 1, Self.turn(hull[hull.count - 2], hull[hull.count - 1], point) <= 0 {
                    hull.removeLast()
                }
                hull.append(point)
            }
            return hull.dropLast()
        }
        corners = chain(sorted) + chain(sorted.reversed())
    }

    /// The part that lies nearer to `site` than to `other`.
    func nearer(to site: Coordinate, than other: Coordinate) -> ConvexPolygon {
        let east = other.longitude - site.longitude
        let north = other.latitude - site.latitude
        let half = (east * (other.longitude + site.longitude) + north * (other.latitude + site.latitude)) / 2
        func beyond(_ point: Coordinate) -> Double { east * point.longitude + north * point.latitude - half }

        var kept: [Coordinate] = []
        for (index, corner) in corners.enumerated() {
            let following = corners[(index + 1) % corners.count]
            let here = beyond(corner)
            let there = beyond(following)
            if here <= 0 { kept.append(corner) }
            if (here < 0 && there > 0) || (here > 0 && there < 0) {
                let share = here / (here - there)
                kept.append(
                    Coordinate.wgs84(
                        longitude: corner.longitude + (following.longitude - corner.longitude) * share,
                        latitude: corner.latitude + (following.latitude - corner.latitude) * share))
            }
        }
        return ConvexPolygon(corners: kept)
    }

    func contains(_ point: Coordinate) -> Bool {
        corners.indices.allSatisfy { index in
            Self.turn(corners[index], corners[(index + 1) % corners.count], point) >= -1e-9
        }
    }

    /// Positive if one, two, three turn to the left.
    private static func turn(_ one: Coordinate, _ two: Coordinate, _ three: Coordinate) -> Double {
        (two.longitude - one.longitude) * (three.latitude - one.latitude)
            - (two.latitude - one.latitude) * (three.longitude - one.longitude)
    }
}
