/// One question of a form: label above, hint under it, the error beside it, what was typed kept.
///
/// Exactly one of the `is…` flags of the control is set; `FieldView+Kinds.swift` has an initialiser for each kind.
package struct FieldView: Sendable {
    package let name: String
    package let id: String
    package let label: String
    package var value: String?
    package var hint: String?
    package var error: String?
    /// What is known already and from where: 「取自学校基本情况，2026-09-03 确认」.
    package var known: String?
    package var unit: String?
    package var placeholder: String?
    package var autocomplete: String?
    package var inputMode: String?
    package var longest: String?
    package var accept: String?
    package var choices: [ChoiceView] = []
    package var isRequired = false
    /// Said beside the label; set by the form, because it means nothing where every field may stay empty.
    package var saysOptional = false
    package var isDisabled = false
    package var isChecked = false
    package var isMultiple = false
    package var takesFocus = false
    package var link: LinkView?

    package var type = "text"
    package var isInput = false
    package var isDate = false
    package var isArea = false
    package var isSelect = false
    package var isRadio = false
    /// `radio`, or `checkbox` where several answers may be chosen.
    package var choiceKind = "radio"
    package var isCheckbox = false
    package var isFile = false
    package var isPicker = false
    package var isHidden = false

    /// Where a picker searches, and what it has chosen.
    package var source: String?
    package var chosen: [ChosenView] = []

    /// The ids of hint, error and source, for `aria-describedby`.
    package var describedBy: String? {
        let parts = [hint != nil ? "\(id)-hint" : nil, error != nil ? "\(id)-err" : nil, known != nil ? "\(id)-known" : nil]
        let ids = parts.compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    init(name: String, label: String, value: String?, hint: String?, error: String?, required: Bool) {
        self.name = name
        id = "f-" + name.map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "-" }.joined()
        self.label = label
        self.value = value
        self.hint = hint
        self.error = error
        isRequired = required
    }
}

/// One answer to choose.
package struct ChoiceView: Sendable, Equatable {
    package let value: String
    package let text: String
    package let hint: String?
    package let isChosen: Bool

    package init(_ value: String, _ text: String, hint: String? = nil, isChosen: Bool = false) {
        self.value = value
        self.text = text
        self.hint = hint
        self.isChosen = isChosen
    }
}

/// One thing a picker has chosen.
package struct ChosenView: Sendable, Equatable {
    package let value: String
    package let text: String

    package init(_ value: String, _ text: String) {
        self.value = value
        self.text = text
    }
}
