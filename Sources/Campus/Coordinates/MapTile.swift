/// A tile of 256 × 256 pixels in one of the two matrices of 天地图.
package struct MapTile: Hashable, Sendable {
    package enum Matrix: String, Sendable, Codable, CaseIterable {
        /// Web mercator, matrix set `w`.
        case mercator = "w"
        /// Degrees as they are (CGCS2000), matrix set `c`.
        case geographic = "c"
    }

    package let matrix: Matrix
    package let zoom: Int
    package let column: Int
    package let row: Int

    /// The tile that shows a point. Both matrices are drawn without the shift of GCJ-02.
    ///
    /// - Parameter zoom: Held within 0...22; 天地图 has 1...18.
    package init(showing point: Coordinate, zoom: Int, in matrix: Matrix) {
        let plain = point.converted(to: .wgs84)
        self.matrix = matrix
        self.zoom = min(22, max(0, zoom))
        let size = Double(1 << self.zoom)
        let across = (plain.longitude + 180) / 360
        let down =
            switch matrix {
            case .mercator: (1 - Circular.areaSine(Circular.tangent(plain.latitude * .pi / 180)) / .pi) / 2
            case .geographic: (90 - plain.latitude) / 360
            }
        column = Self.index(across * size, of: size)
        row = Self.index(down * size, of: matrix == .mercator ? size : size / 2)
    }

    private static func index(_ position: Double, of count: Double) -> Int {
        Int(min(max(0, position), max(0, count - 1e-9)))
    }
}
