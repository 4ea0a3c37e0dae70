/// The door. One of three steps: name and password, the second factor, or a way to a new password.
package struct SignInPage: Sendable {
    package let title: String
    package let action: String
    package let fields: [FieldView]
    package let submit: String
    package let hint: String?
    package let back: String?
    /// Said above the form: signed out, ended elsewhere, password changed.
    package let note: NoteView?
    /// Seconds to wait after too many failures; counted down by a script, true without one.
    package let wait: WaitView?
    package let others: [LinkView]
    package let hasOthers: Bool
    package let owner: String?
    /// Only in a demonstration.
    package let demonstration: DemonstrationAccounts?

    package init(
        title: String, action: String, fields: [FieldView], submit: String, hint: String? = nil, back: String? = nil,
        note: NoteView? = nil, wait: WaitView? = nil, others: [LinkView] = [], owner: String? = nil,
        demonstration: DemonstrationAccounts? = nil
    ) {
        self.title = title
        self.action = action
        self.fields = fields
        self.submit = submit
        self.hint = hint
        self.back = back
        self.note = note
        self.wait = wait
        self.others = others
        hasOthers = !others.isEmpty
        self.owner = owner
        self.demonstration = demonstration
    }
}

package struct WaitView: Sendable {
    package let seconds: String
    package let text: String

    package init(seconds: Int, words: Words) {
        self.seconds = String(seconds)
        text = words("signIn.wait", count: seconds)
    }
}

/// One account a role, with one password for all of them; shown at the door of a demonstration only.
package struct DemonstrationAccounts: Sendable {
    package struct Account: Sendable {
        package let account: String
        package let role: String
        package let unit: String

        package init(account: String, role: String, unit: String) {
            self.account = account
            self.role = role
            self.unit = unit
        }
    }

    package let password: String
    package let accounts: [Account]

    package init(password: String, accounts: [Account]) {
        self.password = password
        self.accounts = accounts
    }
}
