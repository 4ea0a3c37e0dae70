import Mustache

/// Mirrors see stored properties only; the template also asks for `describedBy`.
extension FieldView: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "describedBy": describedBy
        case "error": error
        case "hint": hint
        case "known": known
        default: stored(name)
        }
    }

    private func stored(_ name: String) -> Any? {
        guard let value = Mirror(reflecting: self).children.first(where: { $0.label == name })?.value else { return nil }
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}
