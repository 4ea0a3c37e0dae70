/// What the numbers of a coordinate refer to.
package enum Datum: String, Sendable, Codable, CaseIterable {
    /// What satellites and most devices give.
    case wgs84
    /// The national datum (EPSG:4490); differs from WGS-84 by decimetres at most and is treated as equal.
    case cgcs2000
    /// Public maps: Gaode, Tencent.
    case gcj02
    /// Baidu.
    case bd09
}

/// A point on the ground in decimal degrees, and the datum in which it was taken.
package struct Coordinate: Hashable, Sendable, Codable {
    package let longitude: Double
    package let latitude: Double
    package let datum: Datum

    /// - Returns: `nil` for what is no number or lies outside ±180 and ±90 degrees.
    package init?(longitude: Double, latitude: Double, datum: Datum = .wgs84) {
        guard longitude.isFinite, latitude.isFinite, abs(longitude) <= 180, abs(latitude) <= 90 else { return nil }
        self.init(known: longitude, latitude, datum)
    }

    /// For results of our own arithmetic, which leaves no such range.
    init(known longitude: Double, _ latitude: Double, _ datum: Datum) {
        self.longitude = min(180, max(-180, longitude))
        self.latitude = min(90, max(-90, latitude))
        self.datum = datum
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let point = try Coordinate(
            longitude: container.decode(Double.self, forKey: .longitude),
            latitude: container.decode(Double.self, forKey: .latitude),
            datum: container.decode(Datum.self, forKey: .datum))
        guard let point else {
            throw DecodingError.dataCorruptedError(forKey: .longitude, in: container, debugDescription: "Not on the globe")
        }
        self = point
    }

    private enum CodingKeys: CodingKey { case longitude, latitude, datum }
}

extension Coordinate {
    /// The same place in another datum.
    package func converted(to target: Datum) -> Coordinate {
        switch (datum.offsets, target.offsets) {
        case let (from, to) where from == to: Coordinate(known: longitude, latitude, target)
        case (_, 0): inSatelliteDatum(as: target)
        case (_, 1): datum == .bd09 ? BaiduShift.removed(from: self) : GovernmentShift.applied(to: self)
        default: BaiduShift.applied(to: converted(to: .gcj02))
        }
    }

    private func inSatelliteDatum(as target: Datum) -> Coordinate {
        let shifted = datum == .bd09 ? BaiduShift.removed(from: self) : self
        let plain = GovernmentShift.removed(from: shifted)
        return Coordinate(known: plain.longitude, plain.latitude, target)
    }
}

extension Datum {
    /// How many shifts lie between the satellites' datum and this one.
    fileprivate var offsets: Int {
        switch self {
        case .wgs84, .cgcs2000: 0
        case .gcj02: 1
        case .bd09: 2
        }
    }
}
