import Campus
import Hummingbird
import Workflows

extension Problem {
    /// The only place where a reason becomes an answer; `nil` is a 500 and a log line.
    init?(_ error: any Error) {
        switch error {
        case is NotFound: self.init(.notFound, "not-found", "P-404")
        case is NotSignedIn: self.init(.unauthorized, "not-signed-in", "L-01")
        case Denied.lacks(let permission):
            self.init(.forbidden, "denied.permission", "P-03", values: ["permission": permission.rawValue])
        case Denied.separateDuties: self.init(.forbidden, "denied.separate-duties", "P-04")
        case Denied.secondFactor: self.init(.forbidden, "denied.second-factor", "P-05")
        case Denied.ownRequest: self.init(.forbidden, "denied.own-request", "P-06")
        case is ForeignForm: self.init(.forbidden, "foreign-form", "S-01")
        case Denial.readOnlyToken: self.init(.forbidden, "denied.read-only-token", "P-07")
        case is FormFields.TooMany: self.init(.contentTooLarge, "too-large", "F-02")
        case is VersionConflict: self.init(.conflict, "conflict", "C-01")
        case is FormProblems: self.init(.unprocessableContent, "form.problems", "F-01")
        case let error as TooManyRequests:
            self.init(.tooManyRequests, "too-many", "S-02", values: ["seconds": "\(error.seconds)"])
        case let fault as ListRequestFault: self.init(list: fault)
        case let outage as RecordOutage: self.init(outage: outage)
        case let error as HTTPError: self.init(http: error)
        default: return nil
        }
    }

    private init(list fault: ListRequestFault) {
        let column: String =
            switch fault {
            case .unknownColumn(let key), .cannotSort(let key), .cannotFilter(let key), .badValue(let key): key
            case .unknownBranch: "in"
            }
        self.init(.badRequest, "list.bad-request", "T-01", values: ["column": column])
    }

    private init(outage: RecordOutage) {
        switch outage {
        case .unavailable: self.init(.serviceUnavailable, "database.unavailable", "D-01", values: ["seconds": "20"])
        case .full: self.init(.init(code: 507, reasonPhrase: "Insufficient Storage"), "database.full", "D-02")
        case .busy: self.init(.serviceUnavailable, "database.busy", "D-03", values: ["seconds": "5"])
        }
    }

    private init(http error: HTTPError) {
        switch error.status {
        case .notFound: self.init(.notFound, "not-found", "P-404")
        case .contentTooLarge: self.init(.contentTooLarge, "too-large", "F-02")
        case .methodNotAllowed: self.init(.methodNotAllowed, "method", "P-405")
        default: self.init(error.status.code < 500 ? .badRequest : error.status, "bad-request", "F-03")
        }
    }
}
