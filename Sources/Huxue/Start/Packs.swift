import Campus
import Foundation
import Workflows

/// Reads the data files the platform stands on. Every problem of a file is said, with its line.
struct Packs {
    let folder: URL

    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    func search() throws -> SearchIndex {
        let polyphones = try Polyphones(yaml: text("names/polyphones.yaml"), file: "names/polyphones.yaml")
        return SearchIndex(readings: MandarinReadings.over(polyphones))
    }

    func calendar() throws -> SchoolCalendar {
        SchoolCalendar(
            working: try WorkingCalendar(yaml: text("calendar/working-days.yaml"), file: "calendar/working-days.yaml"),
            terms: try TermBook(yaml: text("calendar/terms.yaml"), file: "calendar/terms.yaml"))
    }

    func divisions() throws -> DemonstrationDivisions {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("divisions").path)
        return try DemonstrationDivisions(
            csv: try files.filter { $0.hasSuffix(".csv") }.sorted().map { try text("divisions/\($0)") })
    }

    private func text(_ path: String) throws -> String {
        let place = folder.appendingPathComponent(path)
        guard let text = try? String(contentsOf: place, encoding: .utf8) else {
            throw Unreadable(description: "读不到 \(place.path) · cannot be read")
        }
        return text
    }
}
