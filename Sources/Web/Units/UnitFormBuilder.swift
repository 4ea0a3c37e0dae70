import Campus
import Workflows

/// The fields of a unit, new or known.
struct UnitFormBuilder {
    let words: Words
    let fields: FormFields
    let problems: FormProblems?

    static func form(_ fields: FormFields) -> UnitForm {
        UnitForm(
            kind: fields.text("kind"), name: fields.text("name"), shortName: fields.text("shortName"),
            otherNames: fields.text("otherNames"), code: fields.text("code"), creditCode: fields.text("creditCode"),
            domain: fields.text("domain"), phone: fields.text("phone"))
    }

    static func fields(of profile: UnitProfile) -> FormFields {
        FormFields([
            ("name", profile.unit.name), ("shortName", profile.unit.shortName),
            ("otherNames", profile.shortNames.joined(separator: "、")), ("code", profile.unit.code ?? ""),
            ("creditCode", profile.creditCode ?? ""), ("domain", profile.unit.domain?.rawValue ?? ""), ("phone", profile.phone),
        ])
    }

    private func error(_ name: String) -> String? { problems?.fields[name].map { words("problem.\($0)") } }

    private func text(_ name: String, hint: Bool = false, required: Bool = false, longest: Int) -> FieldView {
        .text(
            name, words("unit.field.\(name)"), value: fields.optional(name), hint: hint ? words("unit.field.\(name).hint") : nil,
            error: error(name), required: required, longest: longest)
    }

    /// - Parameter kind: `nil` asks for it.
    func form(
        action: String, submit: String, kind: Unit.Kind?, version: Int64? = nil, first: [FieldView] = [],
        last: [FieldView] = [], cancel: LinkView
    ) -> FormView {
        let chosen = fields.text("kind")
        let kindField = FieldView.choice(
            "kind", words("unit.field.kind"),
            Unit.Kind.allCases.map { ChoiceView($0.rawValue, words("unit.kind.\($0.rawValue)"), isChosen: $0.rawValue == chosen) },
            error: error("kind"), required: true)
        let domain = FieldView.choice(
            "domain", words("unit.field.domain"),
            Unit.Domain.allCases.map {
                ChoiceView($0.rawValue, words("unit.domain.\($0.rawValue)"), isChosen: $0.rawValue == fields.text("domain"))
            }, hint: words("unit.field.domain.hint"), error: error("domain"))
        var all = first + (kind == nil ? [kindField] : [])
        all += [text("name", required: true, longest: 60), text("shortName", longest: 20), text("otherNames", hint: true, longest: 200)]
        if kind != .division { all.append(text("code", hint: true, longest: 20)) }
        all.append(text("creditCode", longest: 18))
        if kind == nil || kind == .department || kind == .company { all.append(domain) }
        all.append(.phone("phone", words("unit.field.phone"), value: fields.optional("phone"), error: error("phone")))
        all += last
        return FormView(
            action: action, once: FormOnce.fresh, version: version, draft: action, summary: SummaryView(fields: all, words: words),
            fields: all, submit: submit, cancel: cancel)
    }
}
