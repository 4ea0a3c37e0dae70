extension FieldView {
    package static func text(
        _ name: String, _ label: String, value: String? = nil, hint: String? = nil, error: String? = nil,
        required: Bool = false, placeholder: String? = nil, autocomplete: String? = nil, longest: Int? = nil,
        type: String = "text", inputMode: String? = nil
    ) -> FieldView {
        var field = FieldView(name: name, label: label, value: value, hint: hint, error: error, required: required)
        field.isInput = true
        field.type = type
        field.placeholder = placeholder
        field.autocomplete = autocomplete
        field.inputMode = inputMode
        field.longest = longest.map(String.init)
        return field
    }

    /// What was typed is never sent back.
    package static func password(
        _ name: String, _ label: String, hint: String? = nil, error: String? = nil, isNew: Bool = false
    ) -> FieldView {
        text(
            name, label, hint: hint, error: error, required: true,
            autocomplete: isNew ? "new-password" : "current-password", type: "password")
    }

    package static func phone(
        _ name: String, _ label: String, value: String? = nil, hint: String? = nil, error: String? = nil,
        required: Bool = false
    ) -> FieldView {
        text(
            name, label, value: value, hint: hint, error: error, required: required, autocomplete: "tel",
            type: "tel", inputMode: "tel")
    }

    package static func number(
        _ name: String, _ label: String, value: String? = nil, unit: String? = nil, hint: String? = nil,
        error: String? = nil, known: String? = nil, required: Bool = false, decimals: Bool = false
    ) -> FieldView {
        var field = text(
            name, label, value: value, hint: hint, error: error, required: required,
            inputMode: decimals ? "decimal" : "numeric")
        field.unit = unit
        field.known = known
        return field
    }

    /// Typed as `2026-11-27`, `20261127`, `1127` or `+3` working days; a calendar opens beside it.
    package static func date(
        _ name: String, _ label: String, value: String? = nil, hint: String? = nil, error: String? = nil,
        required: Bool = false
    ) -> FieldView {
        var field = FieldView(name: name, label: label, value: value, hint: hint, error: error, required: required)
        field.isDate = true
        return field
    }

    package static func area(
        _ name: String, _ label: String, value: String? = nil, hint: String? = nil, error: String? = nil,
        required: Bool = false, placeholder: String? = nil, longest: Int? = nil
    ) -> FieldView {
        var field = FieldView(name: name, label: label, value: value, hint: hint, error: error, required: required)
        field.isArea = true
        field.placeholder = placeholder
        field.longest = longest.map(String.init)
        return field
    }

    /// Up to five answers stand open; more fold into a list.
    package static func choice(
        _ name: String, _ label: String, _ choices: [ChoiceView], hint: String? = nil, error: String? = nil,
        known: String? = nil, required: Bool = false, folded: Bool? = nil
    ) -> FieldView {
        var field = FieldView(name: name, label: label, value: nil, hint: hint, error: error, required: required)
        let isFolded = folded ?? (choices.count > 5)
        field.isSelect = isFolded
        field.isRadio = !isFolded
        field.choices = choices
        field.known = known
        return field
    }

    /// Any number of answers, all standing open.
    package static func choices(
        _ name: String, _ label: String, _ choices: [ChoiceView], hint: String? = nil, error: String? = nil
    ) -> FieldView {
        var field = FieldView(name: name, label: label, value: nil, hint: hint, error: error, required: false)
        field.isRadio = true
        field.choiceKind = "checkbox"
        field.choices = choices
        return field
    }

    package static func checkbox(
        _ name: String, _ label: String, value: String = "1", isChecked: Bool = false, hint: String? = nil,
        error: String? = nil
    ) -> FieldView {
        var field = FieldView(name: name, label: label, value: value, hint: hint, error: error, required: false)
        field.isCheckbox = true
        field.isChecked = isChecked
        return field
    }

    package static func file(
        _ name: String, _ label: String, accept: String? = nil, hint: String? = nil, error: String? = nil,
        required: Bool = false, many: Bool = false
    ) -> FieldView {
        var field = FieldView(name: name, label: label, value: nil, hint: hint, error: error, required: required)
        field.isFile = true
        field.accept = accept
        field.isMultiple = many
        return field
    }

    /// Chooses units, schools or people from what the server finds; without scripts a text to search by.
    ///
    /// - Parameter source: Address that answers `?q=` with `{"items":[{"value","text","path","hasChildren"}]}`
    ///   and `?in=<value>` with the children of a branch.
    package static func picker(
        _ name: String, _ label: String, from source: String, chosen: [ChosenView] = [], many: Bool = false,
        hint: String? = nil, error: String? = nil, required: Bool = false
    ) -> FieldView {
        var field = FieldView(name: name, label: label, value: nil, hint: hint, error: error, required: required)
        field.isPicker = true
        field.source = source
        field.chosen = chosen
        field.isMultiple = many
        return field
    }

    package static func hidden(_ name: String, _ value: String) -> FieldView {
        var field = FieldView(name: name, label: "", value: value, hint: nil, error: nil, required: false)
        field.isHidden = true
        return field
    }

    package func disabled(because known: String) -> FieldView {
        var field = self
        field.isDisabled = true
        field.known = known
        return field
    }

    package func focused() -> FieldView {
        var field = self
        field.takesFocus = true
        return field
    }

    /// A link at the end of the label's line: 「忘了密码」.
    package func beside(_ link: LinkView) -> FieldView {
        var field = self
        field.link = link
        return field
    }
}
