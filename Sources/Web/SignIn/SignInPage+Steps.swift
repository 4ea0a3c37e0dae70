extension SignInPage {
    /// Name and password.
    ///
    /// - Parameter error: The same words for a wrong password and an unknown account (LOG-02).
    package static func password(
        name: String = "", error: String? = nil, back: String? = nil, note: NoteView? = nil, wait: WaitView? = nil,
        owner: String? = nil, demonstration: DemonstrationAccounts? = nil, words: Words
    ) -> SignInPage {
        let account = FieldView.text(
            "account", words("signIn.account"), value: name, required: true, autocomplete: "username", longest: 100)
        let password = FieldView.password("password", words("signIn.password"), error: error)
            .beside(LinkView(words("signIn.forgotten"), "/sign-in/forgotten"))
        return SignInPage(
            title: words("signIn.title"), action: "/sign-in",
            fields: error == nil ? [account.focused(), password] : [account, password.focused()],
            submit: words("signIn.submit"), hint: words("signIn.first"), back: back, note: note, wait: wait,
            owner: owner, demonstration: demonstration)
    }

    /// The code of the second factor; may be pasted, and a recovery code fits the same field.
    package static func secondFactor(
        error: String? = nil, back: String? = nil, wait: WaitView? = nil, owner: String? = nil, words: Words
    ) -> SignInPage {
        let code = FieldView.text(
            "code", words("signIn.code"), hint: words("signIn.code.hint"), error: error, required: true,
            autocomplete: "one-time-code", longest: 40)
        return SignInPage(
            title: words("signIn.second"), action: "/sign-in/code", fields: [code.focused()],
            submit: words("signIn.code.submit"), back: back, wait: wait,
            others: [LinkView(words("signIn.lost"), "/sign-in/recovery")], owner: owner)
    }
}
