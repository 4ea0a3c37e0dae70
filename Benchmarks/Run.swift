import Campus
import Foundation
import Store
import Workflows

/// One engine, one size: fill, then measure group by group.
struct Run {
    let place: Place
    let schools: Int
    let people: Int
    let names: Set<String>

    func figures() async throws -> [Figure] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("huxue-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (address, drop) = try await place.fresh(in: folder)
        let region = try await Region.open(address, data: folder)
        let title = "\(place.engine) \(schools)"
        tell("\(title): filling")
        let start = ContinuousClock.now
        let people = try await region.fill(schools: schools, people: people)
        let fill = (ContinuousClock.now - start).milliseconds / 1_000
        tell("\(title): \(people) people in \(Int(fill)) s")
        var figures = [Figure(name: "fill, \(people) people", value: fill, unit: "s")]
        let reference = try await Self.keyedRead(region)
        figures.append(Figure(name: "reference: keyed read p95", value: reference.p95, unit: "ms", ratio: 1))
        let measuring = Measuring(region: region, reference: reference)
        figures += await group("lists", measuring.lists)
        figures += await group("profile", measuring.profile)
        figures += await group("search", measuring.search)
        figures += await group("export", measuring.export)
        figures += await group("web", WebFigures(region: region, address: address, data: folder).all)
        await region.database.close()
        try await drop()
        return figures.map { figure in
            Figure(name: "\(title) · \(figure.name)", value: figure.value, unit: figure.unit, ratio: figure.ratio, bound: figure.bound)
        }
    }

    private func group(_ name: String, _ measure: () async throws -> [Figure]) async -> [Figure] {
        guard names.contains(name) else { return [] }
        do {
            return try await measure()
        } catch {
            tell("\(name): \(error)")
            return [.missing(name)]
        }
    }

    /// What every figure of the database is compared with: one row by its number, through the same face.
    private static func keyedRead(_ region: Region) async throws -> Timing {
        let most = try await region.database.read { try $0.first("SELECT max(id) AS n FROM unit")?.int64("n") ?? 1 }
        let database = region.database
        return try await Timing.of(500) { user, turn in
            let id = Int64(user * 7_919 + turn * 104_729) % most + 1
            _ = try await database.read { try $0.first("SELECT name FROM unit WHERE id = $1", id)?.text("name") }
        }
    }
}
