import Campus
import Store

/// How a person's numbers are kept: sealed, with a keyed index to find them again and the tail to recognise them.
struct PersonSeal: Sendable {
    let keys: KeyRing

    static let columnNames = ["phone", "phone_index", "phone_tail", "id_number", "id_index"]

    /// Values for `columnNames`, in that order.
    func columns(phone: String?, idNumber: String?, of person: Person.ID) -> [SQLValue] {
        let seal = Seal(keys)
        let sealedPhone = phone.map { seal.seal($0, at: Self.place("phone", person)) }
        let sealedID = idNumber.map { seal.seal($0, at: Self.place("id_number", person)) }
        let values: [any SQLBindable] = [
            sealedPhone, phone.map { BlindIndex(keys, column: "person.phone").value(for: $0) },
            phone.map { String($0.suffix(4)) } ?? "",
            sealedID, idNumber.map { BlindIndex(keys, column: "person.id_number").value(for: $0) },
        ]
        return values.map(\.sqlValue)
    }

    static func place(_ column: String, _ person: Person.ID) -> SealedPlace {
        SealedPlace(table: "person", column: column, row: person.rawValue)
    }
}
