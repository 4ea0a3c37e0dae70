/// A button, or a link that looks like one: a verb with its object.
package struct ButtonView: Sendable, Equatable {
    /// How loud it is. One `main` on a page.
    package enum Weight: String, Sendable { case main, plain, yes, quiet, grave, low }

    package let text: String
    /// Opened when it is a link.
    package let address: String?
    /// Sent to with POST when it does something; a form of its own is put around it.
    package let action: String?
    /// Hidden fields of that form.
    package let fields: [HiddenField]
    package let weight: String
    package let icon: String?
    /// Asked before it is done, e.g. 「删除 3 条记录，30 天内可恢复。」
    package let question: String?
    package let isLink: Bool
    package let isPost: Bool
    package let isDisabled: Bool
    /// Why it cannot be pressed; shown under it.
    package let reason: String?

    private init(
        text: String, address: String?, action: String?, fields: [HiddenField], weight: Weight, icon: String?,
        question: String?, isDisabled: Bool, reason: String?
    ) {
        self.text = text
        self.address = address
        self.action = action
        self.fields = fields
        self.weight = weight == .plain ? "" : weight.rawValue
        self.icon = icon
        self.question = question
        self.isDisabled = isDisabled
        isLink = address != nil
        isPost = action != nil
        self.reason = reason
    }

    package static func link(
        _ text: String, to address: String, _ weight: Weight = .plain, icon: String? = nil
    ) -> ButtonView {
        ButtonView(
            text: text, address: address, action: nil, fields: [], weight: weight, icon: icon, question: nil,
            isDisabled: false, reason: nil)
    }

    package static func post(
        _ text: String, to action: String, fields: [HiddenField] = [], _ weight: Weight = .plain,
        icon: String? = nil, asking question: String? = nil
    ) -> ButtonView {
        ButtonView(
            text: text, address: nil, action: action, fields: fields, weight: weight, icon: icon, question: question,
            isDisabled: false, reason: nil)
    }

    package static func disabled(_ text: String, because reason: String, icon: String? = nil) -> ButtonView {
        ButtonView(
            text: text, address: nil, action: nil, fields: [], weight: .plain, icon: icon, question: nil,
            isDisabled: true, reason: reason)
    }
}

package struct HiddenField: Sendable, Equatable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
