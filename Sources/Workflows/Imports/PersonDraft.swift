import Campus
import Store

/// A row of people, read: what is clear of it, and what is not.
struct PersonDraft: Sendable {
    let number: Int
    let entry: PersonEntry?
    let place: ImportPlace?
    let role: Role?
    let title: String
    let startsOn: LocalDate?
    let phone: PhoneNumber?
    let identity: ResidentID?
    let phoneIndex: [String]
    let identityIndex: [String]
    private(set) var faults: [ImportFault] = []

    init(_ row: ImportEntry, units: [String: [ImportPlace]], own: ImportPlace?, _ bench: ImportBench) {
        number = row.number
        var faults = row.lost.sorted().map { ImportFault($0, "import.fault.digits-lost") }
        let form = PersonForm(
            name: row["name"], staffNumber: row["staffNumber"], phone: row["phone"].isEmpty ? nil : row["phone"],
            identityNumber: row["identityNumber"].isEmpty ? nil : row["identityNumber"])
        do { entry = try PersonEntry(form, today: bench.today) } catch {
            entry = nil
            faults += error.fields.sorted { $0.key < $1.key }.filter { !row.lost.contains($0.key) }
                .map { ImportFault($0.key, "problem.\($0.value)", suggestion: Self.suggestion($0.value, row["identityNumber"])) }
        }
        if case .set(let number) = entry?.phone { phone = number } else { phone = nil }
        if case .set(let number) = entry?.identityNumber { identity = number } else { identity = nil }
        phoneIndex = phone.map { BlindIndex(bench.keys, column: "person.phone").candidates(for: $0.text) } ?? []
        identityIndex = identity.map { BlindIndex(bench.keys, column: "person.id_number").candidates(for: $0.text) } ?? []

        switch PlaceAnswer(code: ("unitCode", row["unitCode"]), name: ("unit", row["unit"]), units) {
        case .one(let found): place = found
        case .none: place = own
        case .fault(let fault):
            place = nil
            faults.append(fault)
        }
        role = Self.role(row["role"], place, bench, &faults)
        title = row["title"]
        if title.count > PostEntry.longestTitle { faults.append(ImportFault("title", "problem.title.long")) }
        startsOn = row["startsOn"].isEmpty
            ? bench.today : TypedDate(row["startsOn"], today: bench.today, calendar: .weekdaysOnly)?.day
        if startsOn == nil { faults.append(ImportFault("startsOn", "problem.date", suggestion: "\(bench.today)")) }
        self.faults = faults
    }

    /// The last character of an identity number follows from the others.
    private static func suggestion(_ problem: String, _ typed: String) -> String {
        guard problem == "identity.check" else { return "" }
        let digits = typed.prefix(17).compactMap(\.wholeNumberValue)
        return digits.count == 17 ? String(ResidentID.checkCharacter(of: digits)) : ""
    }

    private static func role(
        _ text: String, _ place: ImportPlace?, _ bench: ImportBench, _ faults: inout [ImportFault]
    ) -> Role? {
        guard !text.isEmpty else { return nil }
        let choices = Role.allCases.map { ImportChoice($0.rawValue, "role.\($0.rawValue)") }
        guard let role = bench.vocabulary.value(of: text, among: choices).flatMap(Role.init(rawValue:)) else {
            let nearest = choices.flatMap { bench.vocabulary.texts($0.words).prefix(1) }
                .max { text.likeness(to: $0) < text.likeness(to: $1) } ?? ""
            faults.append(ImportFault("role", "problem.choice", suggestion: nearest))
            return nil
        }
        if let place, (try? PostEntry.mayGive(role, in: place.post, by: bench.caller)) == nil {
            faults.append(ImportFault("role", "import.fault.role-not-yours"))
        }
        return role
    }

    // MARK: judging

    func verdict(_ known: KnownPeople, _ bench: ImportBench) throws -> ImportVerdict {
        guard let entry, let place, let startsOn, faults.isEmpty else { return .faulty(faults) }
        if let key = ownKey, let first = bench.memory.earlier(key, row: number) {
            return .faulty([ImportFault("name", "import.fault.twice", suggestion: "\(first)")])
        }
        switch known.match(self, entry, place) {
        case .failure(let mismatch): return .faulty([mismatch.fault])
        case .success(nil):
            guard role != nil else { return .faulty([ImportFault("role", "problem.missing")]) }
            return ImportVerdict(state: .new, plan: PersonPlan(draft: self, startsOn: startsOn))
        case .success(let person?):
            let plan = PersonPlan(draft: self, startsOn: startsOn, of: person, bench)
            if let fault = known.refusal(person, bench) { return .faulty([fault], target: person.id) }
            return ImportVerdict(state: plan.isEmpty ? .unchanged : .changed, target: person.id, plan: plan)
        }
    }

    private var ownKey: String? {
        if let number = entry?.staffNumber { return "n:\(number)/\(role?.rawValue ?? "")/\(place?.id.rawValue ?? 0)" }
        if let identity { return "i:\(identity.text)/\(role?.rawValue ?? "")/\(place?.id.rawValue ?? 0)" }
        guard let entry, let place else { return nil }
        return "p:\(entry.name)/\(place.id)/\(role?.rawValue ?? "")/\(phone?.text ?? "")"
    }
}
