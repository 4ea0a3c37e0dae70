extension Coordinate {
    /// Mean radius of the earth in metres (IUGG).
    private static let earthRadius = 6_371_008.8

    /// Metres along the great circle (haversine); both points are brought to one datum first.
    package func metres(to other: Coordinate) -> Double {
        let (from, to) = (converted(to: .wgs84), other.converted(to: .wgs84))
        let radians = { (degrees: Double) in degrees * .pi / 180 }
        let halfNorth = Circular.sine(radians(to.latitude - from.latitude) / 2)
        let halfEast = Circular.sine(radians(to.longitude - from.longitude) / 2)
        let chord = halfNorth * halfNorth
            + Circular.cosine(radians(from.latitude)) * Circular.cosine(radians(to.latitude)) * halfEast * halfEast
        return 2 * Self.earthRadius * Circular.arcSine(min(1, chord.squareRoot()))
    }
}
