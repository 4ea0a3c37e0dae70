/// A form with everything it needs to be sent safely: token, once-key, version, draft, guard.
package struct FormView: Sendable {
    package let action: String
    /// Sent once, whatever happens on the way (G-04).
    package let once: String
    package let version: String?
    /// Names the draft in the browser; `nil` for forms of three fields or fewer (G-10).
    package let draft: String?
    package let summary: SummaryView?
    package let groups: [FieldGroup]
    package let submit: String
    package let cancel: LinkView?
    package let isUpload: Bool
    package let hidden: [HiddenField]

    package init(
        action: String, once: String, version: Int64? = nil, draft: String? = nil, summary: SummaryView? = nil,
        groups: [FieldGroup], submit: String, cancel: LinkView? = nil, hidden: [HiddenField] = []
    ) {
        self.action = action
        self.once = once
        self.version = version.map { String($0) }
        self.draft = draft
        self.summary = summary
        self.groups = groups.markingOptional
        self.submit = submit
        self.cancel = cancel
        self.hidden = hidden
        isUpload = groups.contains { $0.fields.contains(where: \.isFile) }
    }

    package init(
        action: String, once: String, version: Int64? = nil, draft: String? = nil, summary: SummaryView? = nil,
        fields: [FieldView], submit: String, cancel: LinkView? = nil, hidden: [HiddenField] = []
    ) {
        self.init(
            action: action, once: once, version: version, draft: draft, summary: summary,
            groups: [FieldGroup(nil, fields)], submit: submit, cancel: cancel, hidden: hidden)
    }
}

package struct FieldGroup: Sendable {
    package let title: String?
    package let fields: [FieldView]

    package init(_ title: String?, _ fields: [FieldView]) {
        self.title = title
        self.fields = fields
    }
}

extension [FieldGroup] {
    /// Most fields are required, so the others say that they are not; a form without any required field says nothing.
    fileprivate var markingOptional: [FieldGroup] {
        guard contains(where: { $0.fields.contains(where: \.isRequired) }) else { return self }
        return map { group in
            FieldGroup(group.title, group.fields.map { field in
                var field = field
                field.saysOptional = !field.isRequired && !field.isDisabled && !field.isHidden && !field.isCheckbox
                return field
            })
        }
    }
}

/// All that is missing or wrong, at the top, each with a link to its field (G-22).
package struct SummaryView: Sendable {
    package let title: String
    package let items: [SummaryItem]

    /// - Parameter fields: The fields as they will be shown; those with an error are listed.
    /// - Returns: Nothing when all is well.
    package init?(fields: [FieldView], words: Words) {
        items = fields.compactMap { field in
            field.error.map { SummaryItem(field: field.id, label: field.label, text: $0) }
        }
        guard !items.isEmpty else { return nil }
        title = words("form.summary", count: items.count)
    }
}

package struct SummaryItem: Sendable {
    package let field: String
    package let label: String
    package let text: String
}
