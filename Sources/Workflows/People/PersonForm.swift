import Campus

/// A person as it is typed: nothing is checked yet.
package struct PersonForm: Sendable, Equatable {
    package var name: String
    package var staffNumber: String
    /// `nil` leaves what is recorded; an empty text takes it away.
    package var phone: String?
    /// As with the phone. Sealed; whoever edits does not get to see it.
    package var identityNumber: String?
    /// The warning about people who look the same was read.
    package var isNobodyElse: Bool

    package init(
        name: String, staffNumber: String = "", phone: String? = nil, identityNumber: String? = nil,
        isNobodyElse: Bool = false
    ) {
        self.name = name
        self.staffNumber = staffNumber
        self.phone = phone
        self.identityNumber = identityNumber
        self.isNobodyElse = isNobodyElse
    }
}

/// What a form says of a number that is sealed.
enum SealedChange<Value: Sendable & Equatable>: Sendable, Equatable {
    case keep
    case remove
    case set(Value)
}

/// A person's particulars, checked.
struct PersonEntry: Sendable, Equatable {
    let name: String
    let staffNumber: String?
    let phone: SealedChange<PhoneNumber>
    let identityNumber: SealedChange<ResidentID>

    static let longestName = 60
    static let longestStaffNumber = 40

    init(_ form: PersonForm, today: LocalDate) throws(FormProblems) {
        var problems = FormProblems()
        name = Self.name(form.name)
        if name.isEmpty { problems.add("name", "missing") }
        if name.count > Self.longestName { problems.add("name", "name.long") }
        if name.unicodeScalars.contains(where: Self.cannotStandInName) { problems.add("name", "name.characters") }
        let number = form.staffNumber.trimmedWhitespace
        staffNumber = number.isEmpty ? nil : number
        if number.count > Self.longestStaffNumber { problems.add("staffNumber", "staff-number.long") }
        phone = Self.phone(form.phone, &problems)
        identityNumber = Self.identity(form.identityNumber, today, &problems)
        try problems.throwIfAny()
    }

    /// Names of minorities are joined by `·` (U+00B7); phones and imports bring its look-alikes.
    static func name(_ typed: String) -> String {
        let dots: Set<Character> = ["•", "・", "‧", "∙", "⋅", "●", "．"]
        return String(typed.trimmedWhitespace.map { dots.contains($0) ? "·" : $0 })
    }

    /// Rare characters of any plane may; what is no visible sign may not.
    private static func cannotStandInName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: true
        // Direction marks would let one name pass for another.
        case .format: !(0xFE00...0xFE0F).contains(scalar.value)
        default: false
        }
    }

    private static func phone(_ typed: String?, _ problems: inout FormProblems) -> SealedChange<PhoneNumber> {
        guard let text = typed?.trimmedWhitespace else { return .keep }
        guard !text.isEmpty else { return .remove }
        if let number = try? PhoneNumber(text) { return .set(number) }
        problems.add("phone", "phone.malformed")
        return .keep
    }

    private static func identity(
        _ typed: String?, _ today: LocalDate, _ problems: inout FormProblems
    ) -> SealedChange<ResidentID> {
        guard let text = typed?.trimmedWhitespace else { return .keep }
        guard !text.isEmpty else { return .remove }
        do { return .set(try ResidentID(typed: text, today: today)) } catch {
            switch error {
            case .format: problems.add("identityNumber", "identity.format")
            case .birthDate: problems.add("identityNumber", "identity.birth")
            case .checkDigit: problems.add("identityNumber", "identity.check")
            }
            return .keep
        }
    }
}
