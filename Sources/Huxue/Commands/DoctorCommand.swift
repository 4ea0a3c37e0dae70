import ArgumentParser
import Campus
import Foundation
import Store
import Web

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Looks whether everything is as it must be, and says what to do if not")

    @OptionGroup var places: PlaceOptions
    @Flag(help: "One JSON list") var json = false

    func run() async throws {
        let configuration = try Configuration(places)
        let findings = await Doctor(configuration: configuration, clock: SettableClock().clock).findings()
        if json {
            say(JSON.list(findings.map(\.json)).text)
        } else {
            for finding in findings { say("\(finding.isGood ? "✓" : "✗") \(finding.name)  \(finding.detail)") }
        }
        let bad = findings.count { !$0.isGood }
        if bad > 0 { throw Refusal("\(bad) 项需要处理 · things to put right") }
    }
}

/// One thing that was looked at.
struct Finding {
    let name: String
    let isGood: Bool
    /// What was found; what to do if it is not good.
    let detail: String

    var json: JSON { .object([("check", .text(name)), ("good", .truth(isGood)), ("detail", .text(detail))]) }
}

/// Looks at the database, the keys, the disk, the packs, the log and the clock. Each check stands alone.
struct Doctor {
    let configuration: Configuration
    let clock: Clock

    func findings() async -> [Finding] {
        var findings = await record()
        findings.append(keys())
        findings.append(disk())
        findings.append(packs())
        findings.append(time())
        return findings
    }

    private func record() async -> [Finding] {
        do {
            let address = try Database.Address(configuration.database)
            if case .sqlite(let path) = address, !FileManager.default.fileExists(atPath: path) {
                return [Finding(name: "database", isGood: false, detail: "没有 \(path)，先运行 huxue serve · start huxue serve first")]
            }
            let database = try Database(address, clock: clock, connections: 1)
            let found = await Self.record(database)
            await database.close()
            return found
        } catch {
            return [Finding(name: "database", isGood: false, detail: Readable(error).line)]
        }
    }

    private static func record(_ database: Database) async -> [Finding] {
        do {
            let (known, newest, verdict) = try await database.read { db in
                let rows = try db.rows("SELECT name FROM migration")
                return (Set(try rows.map { try $0.text("name") }), try db.recordBytes() ?? 0, try db.auditVerdict())
            }
            let missing = Migration.all.map(\.name).filter { !known.contains($0) }
            return [
                Finding(name: "database", isGood: true, detail: "\(database.kind.rawValue), \(newest / 1_048_576) MB"),
                Finding(
                    name: "migrations", isGood: missing.isEmpty,
                    detail: missing.isEmpty ? "已是最新 · up to date" : "运行 huxue migrate · run it: \(missing.joined(separator: ", "))"),
                chain(verdict),
            ]
        } catch {
            return [Finding(name: "database", isGood: false, detail: Readable(error).line)]
        }
    }

    private static func chain(_ verdict: AuditVerdict) -> Finding {
        switch verdict {
        case .intact(let entries, let head):
            Finding(name: "audit", isGood: true, detail: "\(entries) 条，未被篡改 · entries, intact \(head.prefix(12))")
        case .broken(let number):
            Finding(name: "audit", isGood: false, detail: "第 \(number) 条起对不上，保留现场并报告 · broken from entry \(number); keep everything and report")
        }
    }

    private func keys() -> Finding {
        let path = Platform.keyFile(in: configuration.data)
        do {
            let ring = try KeyRing(file: path)
            return Finding(name: "keys", isGood: true, detail: "\(ring.keys.count) 把，权限 600 · keys, newest \(ring.newest.id) of \(ring.newest.created)")
        } catch {
            return Finding(name: "keys", isGood: false, detail: "\(error)")
        }
    }

    /// Less than this and a month of photos may not fit.
    private static let leastFree: Int64 = 2 * 1_073_741_824

    private func disk() -> Finding {
        let folder = FileManager.default.fileExists(atPath: configuration.data.path) ? configuration.data.path : "."
        let found = try? FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? NSNumber
        let free = found?.int64Value ?? 0
        return Finding(
            name: "disk", isGood: free >= Self.leastFree,
            detail: "剩余 \(free / 1_073_741_824) GB" + (free >= Self.leastFree ? " · free" : "，请清理 · free; make room"))
    }

    private func packs() -> Finding {
        do {
            let packs = Packs(folder: configuration.packs)
            _ = try packs.search()
            _ = try packs.calendar()
            return Finding(name: "packs", isGood: true, detail: configuration.packs.path)
        } catch {
            return Finding(name: "packs", isGood: false, detail: "\(error)")
        }
    }

    private func time() -> Finding {
        let now = clock.now()
        // Before this program was written, the machine's clock is surely wrong.
        let isGood = now.localDate >= "2025-01-01"
        return Finding(name: "clock", isGood: isGood, detail: now.rfc3339 + (isGood ? "" : "，请校时 · set the clock"))
    }
}
