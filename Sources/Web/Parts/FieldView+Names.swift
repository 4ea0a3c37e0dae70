import Mustache

/// A field answers for itself instead of being mirrored: a page with filters holds hundreds of them, and each tag of
/// the template asks.
extension FieldView: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "describedBy": describedBy
        case "name": self.name
        case "id": id
        case "label": label
        case "value": value
        case "hint": hint
        case "error": error
        case "known": known
        case "unit": unit
        case "placeholder": placeholder
        case "autocomplete": autocomplete
        case "inputMode": inputMode
        case "longest": longest
        case "accept": accept
        case "choices": choices
        case "isRequired": isRequired
        case "saysOptional": saysOptional
        case "isDisabled": isDisabled
        case "isChecked": isChecked
        case "isMultiple": isMultiple
        case "takesFocus": takesFocus
        case "link": link
        case "type": type
        case "isInput": isInput
        case "isDate": isDate
        case "isArea": isArea
        case "isSelect": isSelect
        case "isRadio": isRadio
        case "choiceKind": choiceKind
        case "isCheckbox": isCheckbox
        case "isFile": isFile
        case "isPicker": isPicker
        case "isHidden": isHidden
        case "source": source
        case "chosen": chosen
        default: nil
        }
    }
}

extension ChoiceView: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "value": value
        case "text": text
        case "hint": hint
        case "isChosen": isChosen
        default: nil
        }
    }
}
