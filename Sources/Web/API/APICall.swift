package import Campus
package import Workflows

/// A request behind the gate, checked against its endpoint's schema.
package struct APICall: Sendable {
    package let signedIn: SignedIn
    package let work: Work
    package let query: FormFields
    package let body: JSONBody
    /// Numbers and words of the path.
    let path: [String: String]

    package var caller: Caller { signedIn.caller }

    /// A number of the path. A text that is no number names nothing.
    package func id<Entity>(_ name: String) throws(NotFound) -> Identifier<Entity> {
        guard let id = path[name].flatMap({ Identifier<Entity>($0) }) else { throw NotFound() }
        return id
    }

    package func number(_ name: String) throws(NotFound) -> Int64 {
        guard let number = path[name].flatMap({ Int64($0) }), number > 0 else { throw NotFound() }
        return number
    }

    package func word(_ name: String) -> String { path[name] ?? "" }
}

/// What goes back: a value that fits the endpoint's schema, and where a new thing is found.
package struct APIAnswer: Sendable {
    package var json: JSON?
    package var location: String?

    package init(_ json: JSON? = nil, at location: String? = nil) {
        self.json = json
        self.location = location
    }

    package static let done = APIAnswer()

    /// `{"id": …}` of what was made.
    package static func made(_ id: some CustomStringConvertible, at path: String) -> APIAnswer {
        APIAnswer(.object([("id", .integer(Int64(id.description) ?? 0))]), at: "\(APIPath.root)/\(path)/\(id)")
    }
}

/// The members of a body that was checked already. What may be left out reads as empty.
package struct JSONBody: Sendable {
    private let members: [String: JSON]

    package init(_ json: JSON) {
        if case .object(let members) = json {
            self.members = Dictionary(members.map { ($0.0, $0.1) }) { first, _ in first }
        } else {
            members = [:]
        }
    }

    package subscript(name: String) -> JSON { members[name] ?? .null }

    package var names: [String] { members.keys.sorted() }

    package func text(_ name: String) -> String { maybe(name) ?? "" }

    package func maybe(_ name: String) -> String? { self[name].plain }

    package func isTrue(_ name: String) -> Bool {
        if case .truth(let truth) = self[name] { truth } else { false }
    }

    package func number(_ name: String) -> Int64 {
        if case .integer(let number) = self[name] { number } else { 0 }
    }

    package func list(_ name: String) -> [JSON] {
        if case .list(let values) = self[name] { values } else { [] }
    }

    package func body(_ name: String) -> JSONBody { JSONBody(self[name]) }

    package func day(_ name: String) -> LocalDate? { maybe(name).flatMap { LocalDate($0) } }
}

extension JSON {
    /// A text, number or truth as one would type it.
    var plain: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .truth(let truth): truth ? "yes" : "no"
        case .null, .list, .object: nil
        }
    }
}
