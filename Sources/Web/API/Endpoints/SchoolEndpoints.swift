import Campus
import HTTPTypes
import Workflows

/// A school with its facts; changing and confirming them.
enum SchoolEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "schools/{unit}", "api.schools.read", may: .seeSchools, answers: school) { call in
            APIAnswer(read(try await call.work.schools.profile(of: try call.id("unit"), for: call.caller)))
        },
        Endpoint(
            .patch, "schools/{unit}/facts", "api.schools.changeFacts", may: .editSchoolFacts,
            takes: .object(SchoolFact.allCases.map { .may($0.rawValue, value(of: $0)) } + [APISchema.version])
        ) { call in
            try await call.work.schools.change(
                SchoolFactsForm(texts(call.body)), of: try call.id("unit"), version: call.body.number("version"),
                by: call.caller)
            return .done
        },
        Endpoint(
            .post, "schools/{unit}/facts/confirm", "api.schools.confirmFacts", may: .confirmSchoolFacts,
            takes: .object([.may("facts", .list(.choice(SchoolFact.allCases.map(\.rawValue)))), APISchema.version]),
            answers: .object([.needs("confirmed", .integer(0...100))])
        ) { call in
            let named = call.body.list("facts").compactMap { $0.plain.flatMap(SchoolFact.init) }
            let count = try await call.work.schools.confirm(
                call.body["facts"].isNull ? nil : named, of: try call.id("unit"), version: call.body.number("version"),
                by: call.caller)
            return APIAnswer(.object([("confirmed", .count(count))]))
        },
    ]

    /// Only the facts that were sent; `null` says that nobody knows.
    private static func texts(_ body: JSONBody) -> [SchoolFact: String] {
        Dictionary(uniqueKeysWithValues: body.names.compactMap { name in
            SchoolFact(rawValue: name).map { ($0, body.text(name)) }
        })
    }

    private static func value(of fact: SchoolFact) -> Schema {
        switch fact.shape {
        case .choice(let values): .choice(values)
        case .yesNo: .truth
        case .count(let range, _): .integer(Int64(range.lowerBound)...Int64(range.upperBound))
        case .degrees: .number
        case .text(let longest): .text(longest: longest)
        }
    }

    private static let school = Schema.named("School", .object([
        .needs("unit", UnitAnswer.schema),
        .needs("facts", .object(SchoolFact.allCases.map { fact in
            .needs(fact.rawValue, .object([
                .perhaps("value", value(of: fact)), .perhaps("confirmedBy"), .perhaps("confirmedOn", .day),
                .needs("isOld", .truth),
            ]))
        })),
        .needs("version", .integer()), .needs("changedBy"), .needs("changedAt", .moment),
        .needs("neighbours", .list(.object([
            .needs("id", .id), .needs("name"), .needs("longitude", .number), .needs("latitude", .number),
        ]))),
        .needs("holidays", .list(.object([.needs("from", .day), .needs("to", .day)]))),
    ]))

    private static func read(_ school: SchoolProfile) -> JSON {
        .object([
            ("unit", UnitAnswer.json(school.unit)),
            ("facts", .object(school.facts.map { ($0.fact.rawValue, line($0)) })), ("version", .integer(school.version)),
            ("changedBy", .text(school.changedBy)), ("changedAt", .moment(school.changedAt)),
            ("neighbours", .list(school.neighbours.map {
                .object([
                    ("id", .id($0.id)), ("name", .text($0.name)), ("longitude", .number($0.position.longitude)),
                    ("latitude", .number($0.position.latitude)),
                ])
            })),
            ("holidays", .list(school.holidays.map {
                .object([("from", .day($0.lowerBound)), ("to", .day($0.upperBound))])
            })),
        ])
    }

    private static func line(_ line: FactLine) -> JSON {
        .object([
            ("value", value(line)), ("confirmedBy", .text(line.confirmedBy)), ("confirmedOn", .day(line.confirmedOn)),
            ("isOld", .truth(line.isOld)),
        ])
    }

    private static func value(_ line: FactLine) -> JSON {
        guard let text = line.value else { return .null }
        switch line.fact.shape {
        case .yesNo: return .truth(text == "yes")
        case .count: return Int64(text).map { .integer($0) } ?? .null
        case .degrees: return Double(text).map { .number($0) } ?? .null
        case .choice, .text: return .text(text)
        }
    }
}
