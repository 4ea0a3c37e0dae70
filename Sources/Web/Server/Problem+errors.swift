import Campus
import Documents
import Hummingbird
import Workflows

extension Problem {
    /// The only place where a reason becomes an answer; `nil` is a 500 and a log line.
    init?(_ error: any Error) {
        switch error {
        case is NotFound: self.init(.notFound, "not-found")
        case is NotSignedIn: self.init(.unauthorized, "session")
        case Denied.lacks(let permission):
            self.init(.forbidden, "denied.permission", values: ["permission": permission.rawValue])
        case Denied.separateDuties: self.init(.forbidden, "denied.separate-duties")
        case Denied.secondFactor: self.init(.forbidden, "denied.second-factor")
        case Denied.ownRequest: self.init(.forbidden, "denied.own-request")
        case is ForeignForm: self.init(.forbidden, "csrf")
        case Denial.readOnlyToken: self.init(.forbidden, "denied.read-only-token")
        case FirstAnswers.Refusal.otherRequest: self.init(.unprocessableContent, "once.other-request")
        case FirstAnswers.Refusal.stillRunning: self.init(.conflict, "once.running", values: ["count": "5"])
        case is OnceMiddleware.BadKey: self.init(.badRequest, "once.bad-key")
        case let refusal as UploadRefusal: self.init(upload: refusal)
        case is FormFields.TooMany: self.init(.contentTooLarge, "too-large")
        case is VersionConflict: self.init(.conflict, "version.conflict")
        case is JSONFault: self.init(.badRequest, "json")
        case let refusal as UnitRefusal:
            self.init(.conflict, "unit.\(refusal.code)", values: UnitRefusalWords.values(refusal))
        case is FormProblems: self.init(.unprocessableContent, "form.problems")
        case let error as TooManyRequests:
            self.init(.tooManyRequests, "busy", values: ["count": "\(error.seconds)"])
        case let refusal as PeopleRefusal: self.init(people: refusal)
        case let refusal as AccountRefusal: self.init(account: refusal)
        case let refusal as ImportRefusal: self.init(import: refusal)
        case let refusal as ExportRefusal: self.init(export: refusal)
        case let fault as UnreadableFile:
            self.init(.unprocessableContent, "import.unreadable", values: ["why": "file.unreadable.\(fault.wordKey)"])
        case Multipart.Fault.tooLarge: self.init(.contentTooLarge, "too-large")
        case is Multipart.Fault: self.init(.badRequest, "import.upload")
        case let fault as ListRequestFault: self.init(list: fault)
        case let outage as RecordOutage: self.init(outage: outage)
        case let error as HTTPError: self.init(http: error)
        default: return nil
        }
    }

    private init(people refusal: PeopleRefusal) {
        switch refusal {
        case .lookalikes: self.init(.conflict, "people.lookalikes")
        case .servesElsewhere: self.init(.conflict, "people.serves-elsewhere")
        case .oneself: self.init(.conflict, "people.oneself")
        }
    }

    private init(account refusal: AccountRefusal) {
        switch refusal {
        case .linkUnusable: self.init(.gone, "account.link")
        case .state: self.init(.conflict, "account.state")
        case .lastOfDuty: self.init(.conflict, "account.last")
        case .oneself: self.init(.conflict, "account.oneself")
        case .alreadyAsked: self.init(.conflict, "account.asked")
        case .secondFactorRequired: self.init(.conflict, "account.required")
        }
    }

    private init(list fault: ListRequestFault) {
        let column: String =
            switch fault {
            case .unknownColumn(let key), .cannotSort(let key), .cannotFilter(let key), .badValue(let key): key
            case .unknownBranch: "in"
            }
        self.init(.badRequest, "list.bad-request", values: ["column": column])
    }

    private init(upload refusal: UploadRefusal) {
        switch refusal {
        case .tooLarge(let limit): self.init(.contentTooLarge, "upload.too-large", values: ["limit": "\(limit >> 20)"])
        case .wrongPlace(let received): self.init(.conflict, "upload.wrong-place", values: ["received": "\(received)"])
        case .damaged: self.init(.unprocessableContent, "upload.damaged")
        case .notAccepted: self.init(.unsupportedMediaType, "upload.not-accepted")
        case .noPicture: self.init(.unprocessableContent, "upload.no-picture")
        case .noDecoder: self.init(.serviceUnavailable, "upload.no-decoder", values: ["count": "600"])
        case .full: self.init(.init(code: 507, reasonPhrase: "Insufficient Storage"), "database.full")
        }
    }

    private init(outage: RecordOutage) {
        switch outage {
        case .unavailable: self.init(.serviceUnavailable, "database", values: ["count": "20"])
        case .full: self.init(.init(code: 507, reasonPhrase: "Insufficient Storage"), "database.full")
        case .busy: self.init(.serviceUnavailable, "busy", values: ["count": "5"])
        }
    }

    private init(http error: HTTPError) {
        switch error.status {
        case .notFound: self.init(.notFound, "not-found")
        case .contentTooLarge: self.init(.contentTooLarge, "too-large")
        case .unsupportedMediaType: self.init(.unsupportedMediaType, "media-type")
        case .methodNotAllowed: self.init(.methodNotAllowed, "method")
        default: self.init(error.status.code < 500 ? .badRequest : error.status, "bad-request")
        }
    }
}
