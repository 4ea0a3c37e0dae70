/// The shift of BD-09 against GCJ-02: a turn, a wave and an offset.
enum BaiduShift {
    private static let frequency = Double.pi * 3_000 / 180

    static func applied(to gcj: Coordinate) -> Coordinate {
        let (x, y) = (gcj.longitude, gcj.latitude)
        let radius = (x * x + y * y).squareRoot() + 0.00002 * Circular.sine(y * frequency)
        let angle = Circular.angle(y: y, x: x) + 0.000003 * Circular.cosine(x * frequency)
        return Coordinate(known: radius * Circular.cosine(angle) + 0.0065, radius * Circular.sine(angle) + 0.006, .bd09)
    }

    /// The published inverse; it differs from the exact one by less than a third of a metre.
    static func removed(from bd: Coordinate) -> Coordinate {
        let (x, y) = (bd.longitude - 0.0065, bd.latitude - 0.006)
        let radius = (x * x + y * y).squareRoot() - 0.00002 * Circular.sine(y * frequency)
        let angle = Circular.angle(y: y, x: x) - 0.000003 * Circular.cosine(x * frequency)
        return Coordinate(known: radius * Circular.cosine(angle), radius * Circular.sine(angle), .gcj02)
    }
}
