import Testing

@testable import Campus

private struct Section: Decodable {
    struct Case: Decodable, Sendable {
        let name: String
        let wgs84, gcj02, bd09, bd_to_gcj: [Double]
        let wgs_gcj_offset_m: Double
    }
    struct Pair: Decodable, Sendable { let wgs84, gcj02: [Double] }
    let cases: [Case]
    let outside, published_pairs: [Pair]
}

private struct Distances: Decodable {
    struct Case: Decodable, Sendable { let a, b: [Double]; let metres: Double }
    let cases: [Case]
}

private struct Tiles: Decodable {
    struct Place: Decodable, Sendable, Equatable { let col, row: Int }
    struct Case: Decodable, Sendable { let name: String; let lng, lat: Double; let z: Int; let w, c: Place }
    let cases: [Case]
}

private let section = vectors("coordinates", as: Section.self)

private func point(_ numbers: [Double], _ datum: Datum = .wgs84) throws -> Coordinate {
    try #require(Coordinate(longitude: numbers[0], latitude: numbers[1], datum: datum))
}

private func expect(_ point: Coordinate, _ numbers: [Double], within degrees: Double) {
    #expect(abs(point.longitude - numbers[0]) < degrees && abs(point.latitude - numbers[1]) < degrees)
}

@Suite("Coordinates · datums")
struct CoordinateTests {
    @Test("A satellite position falls where public maps draw it", arguments: section.cases)
    private func forward(_ expected: Section.Case) throws {
        let wgs = try point(expected.wgs84)
        expect(wgs.converted(to: .gcj02), expected.gcj02, within: 1e-6)
        expect(wgs.converted(to: .bd09), expected.bd09, within: 1e-6)
        try expect(point(expected.bd09, .bd09).converted(to: .gcj02), expected.bd_to_gcj, within: 1e-6)
    }

    @Test("The way back ends within a decimetre, from Baidu within half a metre", arguments: section.cases)
    private func back(_ expected: Section.Case) throws {
        let wgs = try point(expected.wgs84)
        #expect(try point(expected.gcj02, .gcj02).converted(to: .wgs84).metres(to: wgs) < 0.1)
        #expect(try point(expected.bd09, .bd09).metres(to: wgs) < 0.5)
    }

    @Test("Published pairs are met exactly", arguments: section.published_pairs)
    private func published(_ pair: Section.Pair) throws {
        try expect(point(pair.wgs84).converted(to: .gcj02), pair.gcj02, within: 1e-12)
    }

    @Test("Outside China nothing is shifted", arguments: section.outside)
    private func outside(_ pair: Section.Pair) throws {
        try expect(point(pair.wgs84).converted(to: .gcj02), pair.gcj02, within: 1e-12)
        try expect(point(pair.wgs84, .gcj02).converted(to: .wgs84), pair.wgs84, within: 1e-12)
    }

    @Test("The national datum and the satellites' are treated as equal")
    func national() throws {
        let point = try point([114.69, 30.1], .cgcs2000)
        #expect(point.converted(to: .wgs84).longitude == 114.69)
        let satellite = try #require(Coordinate(longitude: 114.69, latitude: 30.1))
        #expect(point.converted(to: .gcj02) == satellite.converted(to: .gcj02))
    }

    @Test("What is not on the globe is no coordinate", arguments: [
        (Double.nan, 30.0), (114, .infinity), (181, 30), (114, -90.5),
    ])
    func nowhere(_ longitude: Double, _ latitude: Double) {
        #expect(Coordinate(longitude: longitude, latitude: latitude) == nil)
    }

    @Test("Distances follow the great circle", arguments: vectors("distance", as: Distances.self).cases)
    private func distance(_ expected: Distances.Case) throws {
        let metres = try point(expected.a).metres(to: point(expected.b))
        #expect(abs(metres - expected.metres) < 0.01)
    }

    @Test("A point lies on the tile of both matrices", arguments: vectors("tiles", as: Tiles.self).cases)
    private func tiles(_ expected: Tiles.Case) throws {
        let point = try point([expected.lng, expected.lat])
        let (w, c) = (MapTile(showing: point, zoom: expected.z, in: .mercator), MapTile(showing: point, zoom: expected.z, in: .geographic))
        #expect(Tiles.Place(col: w.column, row: w.row) == expected.w)
        #expect(Tiles.Place(col: c.column, row: c.row) == expected.c)
    }

    @Test("Poles and the date line have tiles too", arguments: [(-180.0, 90.0), (180, -90), (180, 90)])
    func edges(_ longitude: Double, _ latitude: Double) throws {
        for matrix in MapTile.Matrix.allCases {
            let tile = MapTile(showing: try point([longitude, latitude]), zoom: 3, in: matrix)
            #expect((0..<8).contains(tile.column) && (0..<(matrix == .mercator ? 8 : 4)).contains(tile.row))
        }
    }
}

@Suite("Coordinates · mistaken datums")
struct SuspectedShiftTests {
    @Test("Numbers of a public map entered as satellite numbers are recognised", arguments: section.cases)
    private func mistaken(_ expected: Section.Case) throws {
        let school = try point(expected.wgs84)
        let entered = try point(expected.gcj02)
        let baidu = try point(expected.bd09).suspectedShift(from: school)
        let shift = try #require(entered.suspectedShift(from: school))
        #expect(shift.likely == .gcj02)
        #expect(abs(shift.metres - expected.wgs_gcj_offset_m) < 1)
        #expect(baidu?.likely == .bd09)
    }

    @Test("A shift of 300 to 600 m is flagged even if no datum explains it")
    func unexplained() throws {
        let school = try point([114.69, 30.1])
        let entered = try point([114.69, 30.1036])
        #expect(entered.suspectedShift(from: school) == SuspectedShift(metres: entered.metres(to: school), likely: nil))
    }

    @Test("A point nearby or far away is not", arguments: [[114.6901, 30.1001], [114.75, 30.1]])
    func plain(_ numbers: [Double]) throws {
        #expect(try point(numbers).suspectedShift(from: point([114.69, 30.1])) == nil)
    }

    @Test("The right datum raises no suspicion", arguments: section.cases)
    private func right(_ expected: Section.Case) throws {
        #expect(try point(expected.gcj02, .gcj02).suspectedShift(from: point(expected.wgs84)) == nil)
    }
}
