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

    /// A mark of the drawing. Neighbours carry a number, because names would run into each other.
    package struct Place: Sendable {
        package let x: String
        package let y: String
        package let labelX: String
        package let labelY: String
        package let label: String
        package let kind: String
    }

    /// Another place around the centre.
    package struct Neighbour: Sendable {
        package let position: Position
        package let name: String
        /// `school`, `water` or `shop`.
        package let kind: String
        package let address: String?

        package init(_ name: String, kind: String, at position: Position, address: String? = nil) {
            self.name = name
            self.kind = kind
            self.position = position
            self.address = address
        }
    }

    /// The same marks as a list: number, name, distance.
    package struct Near: Sendable {
        package let label: String
        package let name: String
        package let address: String?
        package let distance: String
    }

    package let section: SectionView
    package let sentence: String
    package let ring: String
    package let ringLabel: String
    package let places: [Place]
    package let nearest: [Near]
    /// Said under the drawing: the position in degrees.
    package let caption: String?
    package let outline: String?
    package let scale: String

    /// - Parameters:
    ///   - metres: The radius of the ring; the box shows about 1.2 times as much.
    ///   - neighbours: Other places; the nearest are numbered.
    ///   - distance: Metres in words.
    ///   - outline: The boundary of the division, if known.
    package init(
        section: SectionView, sentence: String, centre: Position, centreName: String, metres: Double,
        ringLabel: String, neighbours: [Neighbour] = [], caption: String? = nil, outline: [Position] = [],
        distance: (Int) -> String
    ) {
        let view = MapSight(centre: centre, metres: metres)
        self.section = section
        self.sentence = sentence
        self.ringLabel = ringLabel
        ring = MapSight.ring.short
        scale = metres.short
        self.caption = caption
        let far = neighbours.map { (neighbour: $0, metres: view.metres(to: $0.position)) }.sorted { $0.metres < $1.metres }
        let numbered = far.prefix(Self.mostNumbered).enumerated().map { (label: "\($0 + 1)", place: $1) }
        nearest = numbered.map {
            Near(label: $0.label, name: $0.place.neighbour.name, address: $0.place.neighbour.address, distance: distance($0.place.metres))
        }
        places = numbered.compactMap { view.place($0.place.neighbour, label: $0.label) }
            + far.dropFirst(Self.mostNumbered).compactMap { view.place($0.neighbour, label: "") } + [view.here(centreName)]
        let corners = outline.map { view.point($0) }.map { "\($0.x.short) \($0.y.short)" }
        self.outline = corners.count > 2 ? "M" + corners.joined(separator: "L") + "Z" : nil
    }

    private static let mostNumbered = 6
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

    func metres(to position: MapBox.Position) -> Int {
        let (x, y) = point(position)
        let (east, north) = (x - Self.middle.x, y - Self.middle.y)
        return Int(((east * east + north * north).squareRoot() / Self.ring * metres).rounded())
    }

    /// - Returns: Nothing outside the drawing.
    func place(_ neighbour: MapBox.Neighbour, label: String) -> MapBox.Place? {
        let (x, y) = point(neighbour.position)
        guard (4...Self.width - 16).contains(x), (8...Self.height - 4).contains(y) else { return nil }
        return MapBox.Place(x: x.short, y: y.short, labelX: (x + 7).short, labelY: (y + 4).short, label: label, kind: neighbour.kind)
    }

    func here(_ name: String) -> MapBox.Place {
        let (x, y) = Self.middle
        return MapBox.Place(x: x.short, y: y.short, labelX: x.short, labelY: (y - 9).short, label: name, kind: "here")
    }

    /// By its series, so that pages need no mathematics library; exact to a metre in a million.
    private func cosine(_ degrees: Double) -> Double {
        let square = (degrees * .pi / 180) * (degrees * .pi / 180)
        return 1 - square / 2 + square * square / 24 - square * square * square / 720 + square * square * square * square / 40_320
    }
}
