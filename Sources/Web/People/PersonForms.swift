import Campus
import Workflows

/// The questions about a person and a post.
struct PersonForms: Sendable {
    let typing: Typing
    let caller: Caller
    var words: Words { typing.words }

    func particulars(_ person: PersonRecord? = nil) -> [FieldView] {
        let isKnown = person != nil
        var fields: [FieldView] = [
            .text(
                "name", words("person.name"), value: typing.value("name", person?.name), hint: words("person.name.hint"),
                error: typing.error("name"), required: true, autocomplete: "off", longest: 60),
            .text(
                "staffNumber", words("person.staffNumber"), value: typing.value("staffNumber", person?.staffNumber),
                error: typing.error("staffNumber"), autocomplete: "off", longest: 40),
            .phone(
                "phone", words("person.phone"), value: typing.value("phone"), hint: hint(person?.phone, isKnown),
                error: typing.error("phone")),
        ]
        if person?.phone != nil {
            fields.append(.checkbox("phone-remove", words("person.phone.remove"), isChecked: typing.isOn("phone-remove")))
        }
        fields.append(
            .text(
                "identityNumber", words("person.identityNumber"), value: typing.value("identityNumber"),
                hint: hint(person?.identityNumber, isKnown), error: typing.error("identityNumber"), autocomplete: "off",
                longest: 30))
        if person?.identityNumber != nil {
            fields.append(
                .checkbox("identity-remove", words("person.identity.remove"), isChecked: typing.isOn("identity-remove")))
        }
        return fields
    }

    private func hint(_ covered: String?, _ isKnown: Bool) -> String? {
        if let covered { return words("person.sealed.known", ["covered": covered]) }
        return isKnown ? nil : words("person.sealed.hint")
    }

    func post(_ post: PostRecord? = nil, unit: Picked?, substitute: Picked?, today: LocalDate) -> [FieldView] {
        [
            .picker(
                "unit", words("post.unit"), from: "/units/picker",
                chosen: unit.map { [ChosenView("\($0.id)", $0.name)] } ?? [], error: typing.error("unit"), required: true),
            .choice(
                "role", words("post.role"),
                Self.roles(for: caller).map {
                    ChoiceView($0.rawValue, words("role.\($0.rawValue)"), isChosen: typing.value("role", post?.role.rawValue) == $0.rawValue)
                }, error: typing.error("role"), required: true),
            .text(
                "title", words("post.title"), value: typing.value("title", post?.title), hint: words("post.title.hint"),
                error: typing.error("title"), longest: 60),
            .date(
                "startsOn", words("post.startsOn"), value: typing.value("startsOn", post.map { "\($0.startsOn)" } ?? "\(today)"),
                error: typing.error("startsOn"), required: true),
            .date(
                "endsOn", words("post.endsOn"), value: typing.value("endsOn", post?.endsOn.map { "\($0)" }),
                hint: words("post.endsOn.hint"), error: typing.error("endsOn")),
            .picker(
                "substitute", words("post.substitute"), from: "/people/picker",
                chosen: substitute.map { [ChosenView("\($0.id)", $0.name)] } ?? [], hint: words("post.substitute.hint"),
                error: typing.error("substitute")),
        ]
    }

    /// Only what the caller could give: nobody gives more rights than they have.
    static func roles(for caller: Caller) -> [Role] {
        Role.allCases.filter { !$0.administrativeDuty && $0.permissions.isSubset(of: caller.role.permissions) }
    }
}

extension PersonForm {
    /// From a form that edits: what stays empty stays as it is.
    init(editing form: FormFields) {
        self.init(
            name: form.text("name"), staffNumber: form.text("staffNumber"), phone: Self.sealed(form, "phone", "phone-remove"),
            identityNumber: Self.sealed(form, "identityNumber", "identity-remove"), isNobodyElse: form.isOn("isNobodyElse"))
    }

    private static func sealed(_ form: FormFields, _ name: String, _ removal: String) -> String? {
        let text = form.text(name)
        if !text.isEmpty { return text }
        return form.isOn(removal) ? "" : nil
    }
}
