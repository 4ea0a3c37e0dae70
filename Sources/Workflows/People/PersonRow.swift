import Campus
import Store

/// A person as the record keeps it.
struct PersonRow: Sendable {
    let id: Person.ID
    let name: String
    let staffNumber: String?
    let sealedPhone: [UInt8]?
    let phoneTail: String
    let sealedIdentity: [UInt8]?
    let leftOn: LocalDate?
    let version: Int64
    let changedBy: String
    let changedAt: Instant
    let deletedAt: Instant?

    static func find(_ id: Person.ID, _ db: Transaction) throws -> PersonRow? {
        try db.first(
            """
            SELECT id, name, staff_no, phone, phone_tail, id_number, left_on, version, changed_by, changed_at, deleted_at
            FROM person WHERE id = $1
            """, id
        ).map(PersonRow.init)
    }

    private init(_ row: Row) throws {
        id = try row.id("id")
        name = try row.text("name")
        staffNumber = try row.maybe("staff_no", row.text)
        sealedPhone = try row.maybe("phone", row.blob)
        phoneTail = try row.text("phone_tail")
        sealedIdentity = try row.maybe("id_number", row.blob)
        leftOn = try row.maybe("left_on", row.date)
        version = try row.int64("version")
        changedBy = try row.text("changed_by")
        changedAt = try row.instant("changed_at")
        deletedAt = try row.maybe("deleted_at", row.instant)
    }
}

/// Phone and identity number of people: sealed in their columns, found again by their index.
struct SealedNumbers: Sendable {
    let keys: KeyRing

    var phoneIndex: BlindIndex { BlindIndex(keys, column: "person.phone") }
    var identityIndex: BlindIndex { BlindIndex(keys, column: "person.id_number") }

    private static func phonePlace(_ id: Person.ID) -> SealedPlace {
        SealedPlace(table: "person", column: "phone", row: id.rawValue)
    }

    private static func identityPlace(_ id: Person.ID) -> SealedPlace {
        SealedPlace(table: "person", column: "id_number", row: id.rawValue)
    }

    func phone(of row: PersonRow) throws -> String? {
        try row.sealedPhone.map { try Seal(keys).openText($0, at: Self.phonePlace(row.id)) }
    }

    func identityNumber(of row: PersonRow) throws -> String? {
        try row.sealedIdentity.map { try Seal(keys).openText($0, at: Self.identityPlace(row.id)) }
    }

    func save(_ phone: SealedChange<PhoneNumber>, of id: Person.ID, _ db: Transaction) throws {
        switch phone {
        case .keep: break
        case .remove: try db.run("UPDATE person SET phone = NULL, phone_index = NULL, phone_tail = '' WHERE id = $1", id)
        case .set(let number):
            try db.run(
                "UPDATE person SET phone = $2, phone_index = $3, phone_tail = $4 WHERE id = $1", id,
                Seal(keys).seal(number.text, at: Self.phonePlace(id)), phoneIndex.value(for: number.text),
                number.tail ?? "")
        }
    }

    func save(_ identity: SealedChange<ResidentID>, of id: Person.ID, _ db: Transaction) throws {
        switch identity {
        case .keep: break
        case .remove: try db.run("UPDATE person SET id_number = NULL, id_index = NULL WHERE id = $1", id)
        case .set(let number):
            try db.run(
                "UPDATE person SET id_number = $2, id_index = $3 WHERE id = $1", id,
                Seal(keys).seal(number.text, at: Self.identityPlace(id)), identityIndex.value(for: number.text))
        }
    }
}
