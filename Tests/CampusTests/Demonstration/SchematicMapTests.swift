import Testing

@testable import Campus

@Suite("Demonstration · schematic map")
struct SchematicMapTests {
    let map = SchematicMap(DemonstrationRegion.divisions)

    @Test("Every town, county and city of the region has an outline")
    func complete() {
        let codes = Set(map.boundaries.map(\.code))
        let wanted = DemonstrationRegion.divisions.all.filter { $0.level != .province }.map(\.code)
        #expect(codes == Set(wanted))
    }

    @Test("Every ring is closed and has at least three corners")
    func rings() {
        for boundary in map.boundaries {
            #expect(!boundary.rings.isEmpty, "\(boundary.code)")
            for ring in boundary.rings {
                #expect(ring.first == ring.last, "\(boundary.code)")
                #expect(ring.count >= 4, "\(boundary.code)")
            }
        }
    }

    @Test("Every town lies in its own cell and in no other")
    func cells() {
        for town in DemonstrationRegion.divisions.all where town.level == .township {
            let around = map.cells.filter { $0.value.contains(town.position) }.map(\.key)
            #expect(around == [town.code])
        }
    }

    @Test("The counties of a city cover it and nothing twice", arguments: ["4504", "4502", "4207", "5309", "3708"])
    func areas(city: String) {
        let counties = DemonstrationRegion.divisions.counties(of: city).reduce(0) { $0 + area(of: $1.code) }
        let towns = DemonstrationRegion.divisions.counties(of: city)
            .flatMap { DemonstrationRegion.divisions.towns(of: $0.code) }.reduce(0) { $0 + area(of: $1.code) }
        #expect(abs(counties / area(of: city) - 1) < 0.001)
        #expect(abs(towns / area(of: city) - 1) < 0.001)
    }

    /// Shoelace formula.
    private func area(of code: String) -> Double {
        var doubled = 0.0
        for ring in map.boundaries.first(where: { $0.code == code })?.rings ?? [] {
            for (one, two) in zip(ring, ring.dropFirst()) {
                doubled += one.longitude * two.latitude - two.longitude * one.latitude
            }
        }
        return doubled / 2
    }
}
