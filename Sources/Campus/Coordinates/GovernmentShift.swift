/// The shift of GCJ-02 against WGS-84: 100–700 m, only inside a rectangle around China.
enum GovernmentShift {
    /// Semi-major axis in metres and squared eccentricity of the Krasovsky ellipsoid, as the public formula has them.
    private static let axis = 6_378_245.0
    private static let eccentricity = 0.00669342162296594323

    static func applied(to wgs: Coordinate) -> Coordinate {
        let shift = shift(at: wgs.longitude, wgs.latitude)
        return Coordinate(known: wgs.longitude + shift.longitude, wgs.latitude + shift.latitude, .gcj02)
    }

    /// Approaches the point whose shifted place is `gcj`; two to four rounds give a tenth of a millimetre.
    static func removed(from gcj: Coordinate) -> Coordinate {
        var longitude = gcj.longitude
        var latitude = gcj.latitude
        for _ in 0..<10 {
            let shift = shift(at: longitude, latitude)
            let errors = (longitude + shift.longitude - gcj.longitude, latitude + shift.latitude - gcj.latitude)
            longitude -= errors.0
            latitude -= errors.1
            if abs(errors.0) < 1e-9, abs(errors.1) < 1e-9 { break }
        }
        return Coordinate(known: longitude, latitude, .wgs84)
    }

    /// Degrees to add to a point in WGS-84.
    private static func shift(at longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
        guard (72.004...137.8347).contains(longitude), (0.8293...55.8271).contains(latitude) else { return (0, 0) }
        let x = longitude - 105
        let y = latitude - 35
        let radians = latitude * .pi / 180
        let m = 1 - eccentricity * Circular.sine(radians) * Circular.sine(radians)
        let metresNorth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
            + waves(x, (20, 6), (20, 2)) + waves(y, (20, 1), (40, 1 / 3)) + waves(y, (160, 1 / 12), (320, 1 / 30))
        let metresEast = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
            + waves(x, (20, 6), (20, 2)) + waves(x, (20, 1), (40, 1 / 3)) + waves(x, (150, 1 / 12), (300, 1 / 30))
        let perDegreeNorth = axis * (1 - eccentricity) / (m * m.squareRoot()) * .pi / 180
        let perDegreeEast = axis / m.squareRoot() * Circular.cosine(radians) * .pi / 180
        return (metresEast / perDegreeEast, metresNorth / perDegreeNorth)
    }

    /// Two waves of given height and frequency, times two thirds.
    private static func waves(_ at: Double, _ one: (Double, Double), _ other: (Double, Double)) -> Double {
        (one.0 * Circular.sine(one.1 * .pi * at) + other.0 * Circular.sine(other.1 * .pi * at)) * 2 / 3
    }
}
