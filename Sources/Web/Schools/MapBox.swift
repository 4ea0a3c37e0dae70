/// A small map drawn from positions alone: no tiles, no network.
package struct MapBox: Sendable {
    /// Longitude and latitude, degrees.
    package struct Position: Sendable {
        package let longitude: Double
        package let latitude: Double

        package init(longitude: Double, latitude: Double) {
            self.longitude = longitude
            self.latitude = latitude
        }
    }

    package struct Place: Sendable {
        package let x: String
        package let y: String
        package let labelY: String
        package let name: String
        package let kind: String
    }

    package let section: SectionView
    package let sentence: String
    package let ring: String
    package let ringLabel: String
    package let places: [Place]
    package let outline: String?
    package let scale: String

    /// - Parameters:
    ///   - metres: The radius of the ring; the box shows about 1.2 times as much.
    ///   - neighbours: Other places with name and kind (`school`, `water`, `shop`).
    ///   - outline: The boundary of the division, if known.
    package init(
        section: SectionView, sentence: String, centre: Position, centreName: String, metres: Double,
        ringLabel: String, neighbours: [(position: Position, name: String, kind: String)] = [],
        outline: [Position] = []
    ) {
        let view = MapSight(centre: centre, metres: metres)
        self.section = section
        self.sentence = sentence
        self.ringLabel = ringLabel
        ring = MapSight.ring.short
        scale = metres.short
        let here = Place(
            x: MapSight.middle.x.short, y: MapSight.middle.y.short, labelY: (MapSight.middle.y + 22).short,
            name: centreName, kind: "here")
        places = [here] + neighbours.compactMap { neighbour in
            let (x, y) = view.point(neighbour.position)
            guard (0...MapSight.width).contains(x), (0...MapSight.height).contains(y) else { return nil }
            return Place(x: x.short, y: y.short, labelY: (y + 16).short, name: neighbour.name, kind: neighbour.kind)
        }
        let corners = outline.map { view.point($0) }.map { "\($0.x.short) \($0.y.short)" }
        self.outline = corners.count > 2 ? "M" + corners.joined(separator: "L") + "Z" : nil
    }
}

/// Degrees to points of the drawing, flat around the centre: exact enough for a few kilometres.
struct MapSight {
    static let width = 304.0
    static let height = 176.0
    static let ring = 74.0
    static let middle = (x: width / 2, y: height / 2)
    /// Metres in a degree of latitude.
    private static let degree = 111_320.0

    let centre: MapBox.Position
    let metres: Double

    func point(_ position: MapBox.Position) -> (x: Double, y: Double) {
        let points = Self.ring / metres
        let east = (position.longitude - centre.longitude) * Self.degree * cosine(centre.latitude)
        let north = (position.latitude - centre.latitude) * Self.degree
        return (Self.middle.x + east * points, Self.middle.y - north * points)
    }

    /// By its series, so that pages need no mathematics library; exact to a metre in a million.
    private func cosine(_ degrees: Double) -> Double {
        let square = (degrees * .pi / 180) * (degrees * .pi / 180)
        return 1 - square / 2 + square * square / 24 - square * square * square / 720 + square * square * square * square / 40_320
    }
}
