package import Hummingbird

/// A path below `/api/v1` with typed parameters: `people/{person}`; `{name:text}` is a word, all others are numbers.
package struct APIPath: Sendable, ExpressibleByStringLiteral {
    package struct Parameter: Sendable, Equatable {
        package let name: String
        package let isText: Bool
    }
    private enum Segment: Sendable {
        case fixed(String)
        case parameter(Parameter)
    }
    private let segments: [Segment]

    package static let root = "/api/v1"

    package init(stringLiteral text: String) {
        segments = text.split(separator: "/").map { part in
            guard part.hasPrefix("{"), part.hasSuffix("}") else { return .fixed(String(part)) }
            let halves = part.dropFirst().dropLast().split(separator: ":")
            return .parameter(Parameter(name: String(halves[0]), isText: halves.count > 1))
        }
    }

    package var parameters: [Parameter] {
        segments.compactMap { if case .parameter(let parameter) = $0 { parameter } else { nil } }
    }

    /// As OpenAPI writes it: `/people/{person}`.
    package var template: String { written { "{\($0.name)}" } }

    /// As the router reads it.
    package var route: RouterPath { RouterPath(Self.root + written { ":\($0.name)" }) }

    /// With values in place of the parameters.
    package func filled(_ value: (String) -> String) -> String { Self.root + written { value($0.name).percentEncoded } }

    private func written(_ parameter: (Parameter) -> String) -> String {
        segments.reduce(into: "") { text, segment in
            switch segment {
            case .fixed(let fixed): text += "/\(fixed)"
            case .parameter(let found): text += "/\(parameter(found))"
            }
        }
    }
}
