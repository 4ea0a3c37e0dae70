import Campus
import HTTPTypes
import Workflows

/// A unit as the API tells it.
enum UnitAnswer {
    static let schema = Schema.named("Unit", .object(members))
    static let personSchema = Schema.object([
        .perhaps("id", .id), .needs("name"), .needs("role"), .needs("title"), .needs("unit"), .perhaps("phoneTail"),
        .perhaps("officePhone"),
    ])

    static let members: [Schema.Member] = [
        .needs("id", .id), .needs("kind", .choice(Unit.Kind.allCases.map(\.rawValue))), .perhaps("parent", .id),
        .needs("path", .text()), .perhaps("code"), .perhaps("creditCode"), .needs("name"), .needs("shortName"),
        .needs("shortNames", .list(.word)),
        .needs("formerNames", .list(.object([.needs("name"), .perhaps("until", .day)]))),
        .needs("state", .choice(Unit.State.allCases.map(\.rawValue))), .perhaps("domain"), .perhaps("openedOn", .day),
        .perhaps("closedOn", .day), .perhaps("successor", .id), .needs("phone"),
        .needs("way", .list(.object([.needs("id", .id), .needs("name")]))), .needs("below", .map(.integer())),
        .needs("people", .list(personSchema)),
        .needs("version", .integer()), .needs("changedBy"), .needs("changedAt", .moment),
    ]

    static func json(_ profile: UnitProfile) -> JSON { .object(fields(profile)) }

    static func fields(_ profile: UnitProfile) -> [(String, JSON)] {
        let unit = profile.unit
        return [
            ("id", .id(unit.id)), ("kind", .text(unit.kind.rawValue)), ("parent", .id(unit.parent)),
            ("path", .text(unit.path)), ("code", .text(unit.code)), ("creditCode", .text(profile.creditCode)),
            ("name", .text(unit.name)), ("shortName", .text(unit.shortName)),
            ("shortNames", .list(profile.shortNames.map { .text($0) })),
            ("formerNames", .list(profile.formerNames.map {
                .object([("name", .text($0.name)), ("until", .day($0.until))])
            })),
            ("state", .text(unit.state.rawValue)), ("domain", .text(unit.domain?.rawValue)),
            ("openedOn", .day(profile.openedOn)), ("closedOn", .day(profile.closedOn)),
            ("successor", .id(profile.successor?.id)), ("phone", .text(profile.phone)),
            ("way", .list(profile.way.map { .object([("id", .id($0.id)), ("name", .text($0.name))]) })),
            ("below", .object(profile.below.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, .count($0.value)) })),
            ("people", .list(profile.people.map(person))), ("version", .integer(unit.version)),
            ("changedBy", .text(profile.changedBy)), ("changedAt", .moment(profile.changedAt)),
        ]
    }

    static func person(_ person: PersonInCharge) -> JSON {
        .object([
            ("id", .id(person.person)), ("name", .text(person.name)), ("role", .text(person.role.rawValue)),
            ("title", .text(person.title)), ("unit", .text(person.unitName)), ("phoneTail", .text(person.phoneTail)),
            ("officePhone", .text(person.officePhone)),
        ])
    }
}
