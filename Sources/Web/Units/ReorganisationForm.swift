import Campus
import Workflows

/// A change of the tree as somebody typed it.
struct ReorganisationForm {
    struct Parsed {
        let change: Reorganisation.Change
        let day: LocalDate
        let reason: String
    }

    let kind: String
    let shared: UnitFields

    private var fields: FormFields { shared.form }

    /// All that is missing or unreadable, at once.
    func parsed() async throws -> Parsed {
        var problems = FormProblems()
        let change = try await change(&problems)
        let day = shared.day("day")
        if day == nil { problems.add("day", fields.isOn("day") ? "date" : "missing") }
        let reason = fields.text("reason")
        if reason.isEmpty { problems.add("reason", "missing") }
        try problems.throwIfAny()
        guard let change, let day else { throw problems }
        return Parsed(change: change, day: day, reason: reason)
    }

    private func change(_ problems: inout FormProblems) async throws -> Reorganisation.Change? {
        switch kind {
        case "open": return .open
        case "rename":
            if fields.text("name").isEmpty { problems.add("name", "missing") }
            return .rename(name: fields.text("name"), shortName: fields.text("shortName"))
        case "move": return try await shared.unit("parent", &problems).map { .move(to: $0) }
        case "merge": return try await merge(&problems)
        case "split": return .split(split(&problems))
        case "close":
            let names = fields.isOn("successor") || fields.isOn("successor.search")
            let successor = names ? try await shared.unit("successor", &problems) : nil
            return .close(successor: successor, posts: Reorganisation.Posts(rawValue: fields.text("posts")) ?? .end)
        default: return nil
        }
    }

    private func merge(_ problems: inout FormProblems) async throws -> Reorganisation.Change {
        let members = try await shared.units("members", &problems)
        if members.isEmpty { problems.add("members", "missing") }
        let name = fields.text("newName")
        return .merge(.init(
            members: members, name: name.isEmpty ? nil : name,
            facts: Reorganisation.Facts(rawValue: fields.text("facts")) ?? .keep,
            posts: Reorganisation.Posts(rawValue: fields.text("posts")) ?? .move))
    }

    /// One part a line: its name, and after a space its code if it has one.
    private func split(_ problems: inout FormProblems) -> Reorganisation.Split {
        let parts = fields.raw("parts").split(whereSeparator: \.isNewline).map { line -> Reorganisation.Split.Part in
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard words.count > 1, let last = words.last, last.allSatisfy(\.isNumber) else {
                return .init(name: words.joined(separator: " "))
            }
            return .init(name: words.dropLast().joined(separator: " "), code: last)
        }.filter { !$0.name.isEmpty }
        if parts.isEmpty { problems.add("parts", "missing") }
        if parts.count > 20 { problems.add("parts", "unit.parts.too-many") }
        return .init(parts: parts, closes: fields.text("original") == "closes")
    }
}

/// The fields of each change.
struct ReorganisationFields {
    let kind: String
    let shared: UnitFields
    let problems: FormProblems?

    private var words: Words { shared.words }
    private var form: FormFields { shared.form }

    func fields() async throws -> [FieldView] {
        try await own() + [
            .date("day", words("unit.day"), value: form.optional("day"), hint: words("unit.day.hint"), error: error("day"), required: true),
            .area("reason", words("unit.reason"), value: form.optional("reason"), hint: words("unit.reason.hint"), error: error("reason"), required: true, longest: 500),
        ]
    }

    private func own() async throws -> [FieldView] {
        switch kind {
        case "rename":
            return [
                .text("name", words("unit.newName"), value: form.optional("name"), error: error("name"), required: true, longest: 60),
                .text("shortName", words("unit.field.shortName"), value: form.optional("shortName"), error: error("shortName"), longest: 20),
            ]
        case "move": return [try await picker("parent", words("unit.newParent"), required: true)]
        case "merge":
            return [
                try await picker("members", words("unit.members"), hint: words("unit.members.hint"), many: true, required: true),
                .area("members.pasted", words("unit.pasted"), value: form.optional("members.pasted"), hint: words("unit.pasted.hint")),
                .text("newName", words("unit.newName"), value: form.optional("newName"), hint: words("unit.newName.hint"), error: error("name"), longest: 60),
                choice("facts", Reorganisation.Facts.allCases.map(\.rawValue), first: "keep"),
                choice("posts", Reorganisation.Posts.allCases.map(\.rawValue), first: "move"),
            ]
        case "split":
            return [
                .area("parts", words("unit.parts"), value: form.optional("parts"), hint: words("unit.parts.hint"), error: error("parts"), required: true),
                choice("original", ["stays", "closes"], first: "stays"),
            ]
        case "close":
            return [
                try await picker("successor", words("unit.successor"), hint: words("unit.successor.hint")),
                choice("posts", Reorganisation.Posts.allCases.map(\.rawValue), first: "end"),
            ]
        default: return []
        }
    }

    private func error(_ name: String) -> String? { shared.error(name, problems) }

    private func picker(_ name: String, _ label: String, hint: String? = nil, many: Bool = false, required: Bool = false) async throws -> FieldView {
        let chosen = try await shared.chosen(form.all(name).compactMap { Unit.ID($0) })
        return .picker(name, label, from: "/units/search.json", chosen: chosen, many: many, hint: hint, error: error(name), required: required)
    }

    private func choice(_ name: String, _ values: [String], first: String) -> FieldView {
        let chosen = form.optional(name) ?? first
        return .choice(
            name, words("unit.\(name)"), values.map { ChoiceView($0, words("unit.\(name).\($0)"), isChosen: $0 == chosen) })
    }

    /// What was filled in, sent along with the decision; what was typed as words now as the units it meant.
    func kept(_ parsed: ReorganisationForm.Parsed?) -> [HiddenField] {
        let pickers: Set<String> = ["parent", "members", "successor"]
        let plain = form.pairs.filter { pair in
            let name = pair.name.split(separator: ".").first.map(String.init) ?? ""
            return !pair.name.hasPrefix("_") && pair.name != "confirmed" && pair.name != "day" && !pickers.contains(name)
        }.map { HiddenField($0.name, $0.value) }
        let field = kind == "move" ? "parent" : kind == "merge" ? "members" : "successor"
        let units = parsed?.change.others.map { HiddenField(field, "\($0)") } ?? []
        let day = parsed.map { [HiddenField("day", $0.day.description)] } ?? []
        return plain + units + day + [HiddenField("confirmed", "1")]
    }
}

/// What a change would do, in words.
struct EffectLines {
    let lines: [FactView]

    init(_ effect: ReorganisationEffect, _ parsed: ReorganisationForm.Parsed, _ profile: UnitProfile, _ words: Words) {
        var lines = [FactView(words("unit.day"), parsed.day.description), FactView(words("unit.reason"), parsed.reason)]
        func hanging(_ part: ReorganisationEffect.Part) -> String {
            let pupils = part.pupils.map { words("unit.effect.pupils", count: $0) }
            return [words("unit.effect.posts", count: part.posts), part.below > 0 ? words("unit.effect.below", count: part.below) : nil, pupils]
                .compactMap { $0 }.joined(separator: words("list.comma"))
        }
        lines.append(FactView(profile.unit.name, hanging(effect.unit), source: Self.fate(parsed.change, words)))
        for other in effect.others {
            lines.append(FactView(other.name, hanging(other), source: words("unit.effect.other.\(parsed.change.kind)"), link: "/units/\(other.id)"))
        }
        switch parsed.change {
        case .rename(let name, _): lines.append(FactView(words("unit.newName"), name))
        case .merge(let merge):
            if let name = merge.name { lines.append(FactView(words("unit.newName"), name)) }
            lines.append(FactView(words("unit.facts"), words("unit.facts.\(merge.facts.rawValue)")))
            lines.append(FactView(words("unit.posts"), words("unit.posts.\(merge.posts.rawValue)")))
        case .split(let split):
            lines.append(FactView(words("unit.parts"), split.parts.map { [$0.name, $0.code ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }.joined(separator: words("list.comma"))))
            lines.append(FactView(words("unit.original"), words("unit.original.\(split.closes ? "closes" : "stays")")))
        case .close(_, let posts): lines.append(FactView(words("unit.posts"), words("unit.posts.\(posts.rawValue)")))
        case .open, .move: break
        }
        if effect.planned > 0 {
            lines.append(FactView(words("units.planned"), words("unit.effect.planned", count: effect.planned), warning: MarkView(.g3, words("unit.effect.heed"))))
        }
        self.lines = lines
    }

    private static func fate(_ change: Reorganisation.Change, _ words: Words) -> String { words("unit.effect.\(change.kind)") }
}
