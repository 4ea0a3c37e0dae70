import Campus

extension DesignSamples {
    static func fields(_ half: String, _ words: Words) -> [FieldView] {
        [
            .date("\(half)-due", words("design.field.due"), value: "2026-11-27", hint: words("design.field.due.hint")),
            .text("\(half)-who", words("design.field.who"), value: "赵海生", error: words("design.field.who.error"), required: true),
            FieldView.number("\(half)-beds", words("design.field.beds"), value: "640", unit: words("design.field.beds.unit"))
                .disabled(because: words("design.field.known")),
            .area("\(half)-what", words("design.field.what"), placeholder: words("design.field.what.example")),
            .choice(
                "\(half)-setting", words("fact.setting"),
                ["urban", "town", "rural", "mountain"].map {
                    ChoiceView($0, words("fact.setting.\($0)"), isChosen: $0 == "town")
                }),
            .choice(
                "\(half)-stage", words("fact.stage"),
                SchoolStage.allCases.map { ChoiceView($0.rawValue, words("fact.stage.\($0.rawValue)"), isChosen: $0 == .nineYear) }),
            .picker(
                "\(half)-units", words("design.field.units"), from: "/units/picker",
                chosen: [ChosenView("1", words("design.chip.town"))], many: true, hint: words("design.field.units.hint")),
            .checkbox("\(half)-below", words("design.chip.below"), isChecked: true),
            .file("\(half)-photo", words("design.field.photo"), accept: "image/*", hint: words("design.field.photo.hint")),
            .password("\(half)-password", words("signIn.password")),
        ]
    }

    static func conflict(_ half: String, _ words: Words) -> ConflictView {
        ConflictView(
            title: words("conflict.title", ["name": "张伟", "time": "14:05", "field": words("design.field.due")]),
            action: "/design", once: "\(half)-1", version: 4,
            rows: [
                ConflictRow(name: "due", label: words("design.field.due"), mine: "2026-11-27", theirs: "2026-12-04"),
                ConflictRow(name: "who", label: words("design.field.who"), mine: "周敏", theirs: "许国平"),
            ], kept: [], back: LinkView(words("form.cancel"), "/design"))
    }
}
