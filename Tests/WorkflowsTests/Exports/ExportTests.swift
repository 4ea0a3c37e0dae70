import Campus
import CampusTesting
import Foundation
import Reports
import Store
import Synchronization
import Testing

@testable import Workflows

@Suite("Exports")
struct ExportTests {
    private final class Written: Sendable {
        let rows = Mutex<[[Cell]]>([])
        let cover = Mutex<TableCover?>(nil)
    }

    private func work(_ world: PeopleWorld, _ written: Written) -> ExportWork {
        ExportWork(database: world.database, folder: TestFolder.make().path) { order, now in
            let list = order.list == "people" ? ListDefinition.people(on: now.localDate) : .units
            return ExportPlan(
                list: list, request: ListRequest(), columns: list.columns.filter(\.isShown), title: "名单", filter: "",
                fileExtension: "csv"
            ) { path, cover in
                written.cover.withLock { $0 = cover }
                return ExportSink(
                    append: { row in written.rows.withLock { $0.append(row) } },
                    finish: { _ = FileManager.default.createFile(atPath: path, contents: Data("x".utf8)) }, cancel: {})
            }
        }
    }

    @Test("An order becomes a file of the asker's branch, with a notice, and is fetched", arguments: TestEngine.all)
    func whole(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let written = Written()
        let work = work(world, written)
        let id = try await work.ask(ExportOrder(list: "units", query: "", format: "csv"), by: world["county"])
        try await work.go(id, isCancelled: { false }, progress: { _ in })
        let run = try await work.one(id, for: world["county"])
        #expect(run.state == .ready && run.rows == 4)
        _ = try await work.fetch(id, isFirst: true, by: world["county"])
        #expect(try await world.actions().suffix(3) == ["export.asked", "export.made", "export.fetched"])
        #expect(try await world.count("SELECT count(*) AS n FROM notice") == 1)
    }

    @Test("Data of people leaves for a purpose, with a watermark, numbers covered", arguments: TestEngine.all)
    func sensitive(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        _ = try await world.add("张三", phone: "13000000001")
        let written = Written()
        let work = work(world, written)
        await #expect(throws: ExportRefusal.needsPurpose) {
            try await work.ask(ExportOrder(list: "people", query: "", format: "csv"), by: world["head"])
        }
        let order = ExportOrder(list: "people", query: "", format: "csv", purpose: "核对")
        _ = try await work.write(order, to: TestFolder.make().appendingPathComponent("none").path, for: world["head"])
        #expect(written.cover.withLock { $0?.watermark }?.hasPrefix("校长一") == true)
        #expect(written.rows.withLock { $0 }.joined().contains(.text("*******0001")))
        #expect(!written.rows.withLock { $0 }.joined().contains(.text("13000000001")))
    }

    @Test("Whoever lost the right does not get the file", arguments: TestEngine.all)
    func rights(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let work = work(world, Written())
        let id = try await work.ask(ExportOrder(list: "units", query: "", format: "csv"), by: world["head"])
        try await work.go(id, isCancelled: { false }, progress: { _ in })
        await #expect(throws: NotFound()) { try await work.fetch(id, isFirst: true, by: world["other"]) }
        await #expect(throws: Denied.lacks(.exportData)) {
            try await work.ask(ExportOrder(list: "units", query: "", format: "csv"), by: world["teacher"])
        }
    }

    @Test("After seven days the file is gone", arguments: TestEngine.all)
    func kept(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let work = work(world, Written())
        let id = try await work.ask(ExportOrder(list: "units", query: "", format: "csv"), by: world["head"])
        try await work.go(id, isCancelled: { false }, progress: { _ in })
        world.time.move(days: 8)
        try await work.sweep()
        #expect(try await work.one(id, for: world["head"]).state == .gone)
        await #expect(throws: ExportRefusal.gone) { try await work.fetch(id, isFirst: true, by: world["head"]) }
    }
}
