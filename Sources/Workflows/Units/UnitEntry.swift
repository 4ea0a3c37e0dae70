package import Campus

/// A unit as somebody typed it; every text may be anything.
package struct UnitForm: Sendable, Equatable {
    package var kind: String
    package var name: String
    package var shortName: String
    package var otherNames: String
    package var code: String
    package var creditCode: String
    package var domain: String
    package var phone: String
    package var opensOn: LocalDate?

    package init(
        kind: String = "", name: String = "", shortName: String = "", otherNames: String = "", code: String = "",
        creditCode: String = "", domain: String = "", phone: String = "", opensOn: LocalDate? = nil
    ) {
        self.kind = kind
        self.name = name
        self.shortName = shortName
        self.otherNames = otherNames
        self.code = code
        self.creditCode = creditCode
        self.domain = domain
        self.phone = phone
        self.opensOn = opensOn
    }
}

/// A unit that can be saved; made only by `UnitForm.parsed`.
struct UnitEntry: Equatable {
    static let longestName = 60

    let kind: Unit.Kind
    let name: String
    let shortName: String
    let otherNames: [String]
    let code: String?
    let creditCode: String?
    let domain: Unit.Domain?
    let phone: String
}

extension UnitForm {
    /// All that is wrong, at once.
    func parsed() throws(FormProblems) -> UnitEntry {
        var problems = FormProblems()
        let name = self.name.squeezed
        if name.isEmpty { problems.add("name", "missing") }
        if name.count > UnitEntry.longestName { problems.add("name", "unit.name.too-long") }
        if shortName.squeezed.count > 20 { problems.add("shortName", "unit.short-name.too-long") }
        let kind = Unit.Kind(rawValue: self.kind)
        if kind == nil { problems.add("kind", "choice") }
        let domain = domain(of: kind, &problems)
        let code = code(of: kind, &problems)
        let credit = creditCode(&problems)
        let phone = phone(&problems)
        try problems.throwIfAny()
        return UnitEntry(
            kind: kind ?? .division, name: name, shortName: shortName.squeezed, otherNames: otherNamesList, code: code,
            creditCode: credit, domain: domain, phone: phone)
    }

    /// Separated by commas, lines or 、.
    private var otherNamesList: [String] {
        otherNames.split { "、,，;；\n\r".contains($0) }.map { String($0).squeezed }.filter { !$0.isEmpty && $0.count <= 30 }
            .prefix(10).map { $0 }
    }

    private func domain(of kind: Unit.Kind?, _ problems: inout FormProblems) -> Unit.Domain? {
        guard kind == .department || kind == .company else { return nil }
        let parsed = Unit.Domain(rawValue: domain)
        if parsed == nil { problems.add("domain", "choice") }
        return parsed
    }

    private func code(of kind: Unit.Kind?, _ problems: inout FormProblems) -> String? {
        let typed = code.squeezed
        switch kind {
        case .division:
            guard let code = try? DivisionCode(typed) else {
                problems.add("code", typed.isEmpty ? "missing" : "division-code.malformed")
                return nil
            }
            return code.digits
        case .school where !typed.isEmpty:
            guard let code = try? SchoolCode(typed) else {
                problems.add("code", "school-code.malformed")
                return nil
            }
            return code.digits
        case .some where !typed.isEmpty && typed.count > 20:
            problems.add("code", "too-long")
            return nil
        default:
            return typed.isEmpty ? nil : typed
        }
    }

    private func creditCode(_ problems: inout FormProblems) -> String? {
        let typed = creditCode.squeezed
        guard !typed.isEmpty else { return nil }
        guard let code = try? CreditCode(typed: typed, acceptingMismatch: false) else {
            problems.add("creditCode", "credit-code.malformed")
            return nil
        }
        return code.text
    }

    private func phone(_ problems: inout FormProblems) -> String {
        let typed = phone.squeezed
        guard !typed.isEmpty else { return "" }
        guard let number = try? PhoneNumber(typed) else {
            problems.add("phone", "phone.malformed")
            return ""
        }
        return number.text
    }
}

extension String {
    /// Outer spaces gone, inner runs of spaces and line breaks one space.
    var squeezed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
