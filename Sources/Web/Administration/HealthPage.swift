import Campus
import Workflows

/// How the platform is: each figure with a light and a plain word of advice (OPS-02).
struct HealthPage {
    let words: Words
    let health: Health

    private struct Line {
        let name: String
        let value: String
        let light: MarkView.Kind
        /// Key of the advice; `nil` where nothing is to be done.
        let advice: String?
    }

    var sections: [SheetSection] {
        [section("health.record", record), section("health.work", work), section("health.safety", safety)]
    }

    private func section(_ title: String, _ lines: [Line]) -> SheetSection {
        let columns = [
            TableColumn("name", words("health.what"), isFixed: true), TableColumn("value", words("health.value"), isOnCard: true),
            TableColumn("light", words("health.light"), isOnCard: true), TableColumn("advice", words("health.advice"), isOnCard: true),
        ]
        let rows = lines.map { line in
            TableRow(
                id: line.name, name: line.name,
                cells: [
                    TableCell(columns[0], words("health.\(line.name)")), TableCell(columns[1], line.value),
                    TableCell(columns[2], mark: MarkView(line.light, words(Self.word(line.light)))),
                    TableCell(columns[3], words(line.advice.map { "health.advice.\($0)" } ?? "health.advice.nothing")),
                ])
        }
        return SheetSection(SectionView(words(title)), table: SmallTable(caption: words(title), columns: columns, rows: rows))
    }

    private static func word(_ light: MarkView.Kind) -> String {
        switch light {
        case .ok: "health.ok"
        case .none, .plain: "health.unknown"
        case .g1, .over: "health.bad"
        case .g2, .g3, .g4: "health.heed"
        }
    }

    private var record: [Line] {
        let free = health.diskFree.map { Double($0) / Double(max(1, health.diskSize ?? 1)) }
        let disk: (MarkView.Kind, String?) = free.map { $0 < 0.05 ? (.g1, "disk.full") : $0 < 0.15 ? (.g3, "disk") : (.ok, nil) } ?? (.none, "disk.unknown")
        return [
            Line(name: "engine", value: words("health.engine.\(health.engine)"), light: .ok, advice: nil),
            Line(name: "size", value: health.recordBytes.map(Self.size) ?? words("people.none"), light: health.recordBytes == nil ? .none : .ok, advice: nil),
            Line(
                name: "disk", value: health.diskFree.map { words("health.disk.free", ["free": Self.size($0), "size": Self.size(health.diskSize ?? 0)]) } ?? words("people.none"),
                light: disk.0, advice: disk.1),
            Line(name: "schema", value: health.lastMigration, light: .ok, advice: nil),
            Line(name: "entries", value: words.grouped(Int(health.auditEntries)), light: .ok, advice: "entries"),
        ]
    }

    private var work: [Line] {
        let jobAge = health.oldestJob.map { health.now.seconds(since: $0) } ?? 0
        let outboxAge = health.oldestOutbox.map { health.now.seconds(since: $0) } ?? 0
        return [
            Line(
                name: "jobs", value: words("health.jobs.value", ["waiting": "\(health.jobsWaiting)", "running": "\(health.jobsRunning)"]),
                light: jobAge > 600 ? .g1 : jobAge > 60 ? .g3 : .ok, advice: jobAge > 60 ? "jobs" : nil),
            Line(name: "failed", value: "\(health.jobsFailed)", light: health.jobsFailed > 0 ? .g3 : .ok, advice: health.jobsFailed > 0 ? "failed" : nil),
            Line(
                name: "outbox", value: words("health.outbox.value", ["waiting": "\(health.outboxWaiting)", "failed": "\(health.outboxFailed)"]),
                light: outboxAge > 600 || health.outboxFailed > 0 ? .g3 : .ok,
                advice: health.outboxFailed > 0 ? "outbox.failed" : outboxAge > 600 ? "outbox" : nil),
            Line(name: "live", value: words("health.live.value", count: health.liveEventsLastHour), light: .ok, advice: nil),
            Line(name: "people", value: words("health.people.value", ["signedIn": "\(health.signedIn)", "accounts": words.grouped(health.accounts)]), light: .ok, advice: nil),
        ]
    }

    private var safety: [Line] {
        let age = health.keyCreated.days(until: health.now.localDate)
        return [
            // Nothing is known of backups yet, and nothing is what is said.
            Line(name: "backup", value: words("health.backup.none"), light: .g2, advice: "backup"),
            Line(
                name: "key", value: words("health.key.value", ["id": health.keyID, "day": "\(health.keyCreated)", "count": "\(health.keys)"]),
                light: age > 365 ? .g3 : .ok, advice: age > 365 ? "key.old" : "key"),
            Line(name: "bin", value: "\(health.overdueErasures)", light: health.overdueErasures > 0 ? .g3 : .ok, advice: health.overdueErasures > 0 ? "bin" : nil),
        ]
    }

    /// `1.2 GB`
    static func size(_ bytes: Int64) -> String {
        let units = ["B", "KB", "MB", "GB", "TB"]
        var value = Double(bytes)
        var unit = 0
        while value >= 1_024, unit < units.count - 1 {
            value /= 1_024
            unit += 1
        }
        let tenths = (value * 10).rounded() / 10
        return unit == 0 || tenths >= 100 ? "\(Int(value.rounded())) \(units[unit])" : "\(tenths) \(units[unit])"
    }
}
