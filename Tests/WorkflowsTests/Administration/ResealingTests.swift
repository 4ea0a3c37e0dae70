import Campus
import CampusTesting
import Foundation
import Store
import Testing

@testable import Workflows

@Suite("Keys · sealing anew")
struct ResealingTests {
    @Test("After a new key every number is sealed with it, and is still read and found", arguments: TestEngine.all)
    func numbers(engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("张三", phone: "13800000000", identity: "11010519491231002X")
        let rotated = try Self.rotated(world)
        #expect(try await Resealing(database: world.database, keys: rotated.ring).run() == 2)
        let (phone, index) = try await world.database.read { db in
            let row = try db.first("SELECT phone, phone_index FROM person WHERE id = $1", id)
            return (try row?.blob("phone") ?? [], try row?.text("phone_index") ?? "")
        }
        #expect(try !Seal(rotated.ring).isOutdated(phone))
        #expect(index == BlindIndex(rotated.ring, column: "person.phone").value(for: "13800000000"))
        let people = PeopleWork(database: world.database, keys: rotated.ring, names: world.people.names)
        #expect(try await people.reveal(id, purpose: "test", by: world["head"]).phone == "13800000000")
    }

    @Test("What is sealed with the newest key already is left alone; a second run finds nothing", arguments: TestEngine.all)
    func again(engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        _ = try await world.add("张三", phone: "13800000000")
        #expect(try await Resealing(database: world.database, keys: world.keys).run() == 0)
        let rotated = try Self.rotated(world)
        let work = Resealing(database: world.database, keys: rotated.ring)
        #expect(try await work.run() == 1)
        #expect(try await work.run() == 0)
    }

    @Test("A second factor, and one that waits for its proof, work on after a new key", arguments: TestEngine.all)
    func secondFactor(engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let offer = try await world.own.offerSecondFactor(to: world["head"])
        let rotated = try Self.rotated(world)
        #expect(try await Resealing(database: world.database, keys: rotated.ring).run() == 1)
        let own = OwnAccount(database: world.database, keys: rotated.ring)
        #expect(try await own.offerSecondFactor(to: world["head"]) == offer)
    }

    /// The ring of the world with one more key; what only the old ring can open fails under a ring of the new alone.
    private static func rotated(_ world: PeopleWorld) throws -> (ring: KeyRing, path: String) {
        let path = TestFolder.make().appendingPathComponent("keys").path
        try FileManager.default.copyItem(atPath: world.keyPath, toPath: path)
        return (try KeyRing.rotate(file: path, on: "2026-11-20"), path)
    }
}
