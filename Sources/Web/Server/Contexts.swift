package import Campus
package import Hummingbird
package import Workflows

/// In front of the gate: perhaps somebody.
package struct VisitorContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Where the request came from, as far as trusted proxies tell.
    package var address: String
    package var signedIn: SignedIn?
    /// The secret of the session cookie; `nil` for bearer tokens.
    package var secret: String?
    /// A bearer token may be for reading only.
    package var mayWrite = true
    /// What a form of this request held, once its token was found right.
    package var form: FormFields?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }

}

/// Behind the gate: somebody, with a role and a scope.
package struct CallerContext: ChildRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let signedIn: SignedIn
    package let secret: String?
    package let form: FormFields?

    package init(context: VisitorContext) throws {
        guard let signedIn = context.signedIn else { throw NotSignedIn() }
        coreContext = context.coreContext
        self.signedIn = signedIn
        secret = context.secret
        form = context.form
    }

    package var caller: Caller { signedIn.caller }
}

/// Nobody is signed in, or the sign-in has run out.
package struct NotSignedIn: Error, Equatable {}

/// The form was not made by one of our own pages, or for another sign-in.
package struct ForeignForm: Error, Equatable {}

/// Too much, too fast.
package struct TooManyRequests: Error, Equatable {
    package let seconds: Int
}
