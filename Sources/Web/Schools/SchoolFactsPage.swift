import Campus
import Workflows

/// The form of a school's facts, each with who confirmed it when; and one button for 「无变化」.
struct SchoolFactsPage: Sendable {
    let head: HeadView
    let note: NoteView?
    let confirm: ButtonView?
    let form: FormView

    private static let groups: [(key: String, facts: [SchoolFact])] = [
        ("kind", [.stage, .ownership, .setting, .protection]), ("people", [.pupils, .boarders, .staff, .guards]),
        ("has", [.boarding, .canteen, .bus, .laboratory, .construction, .training, .nightStudy]),
        ("place", [.address, .longitude, .latitude]),
    ]

    init(
        _ profile: SchoolProfile, caller: Caller, typed: FormFields? = nil, problems: FormProblems? = nil, note: NoteView? = nil, _ words: Words
    ) {
        let unit = profile.unit.unit
        let lines = Dictionary(uniqueKeysWithValues: profile.facts.map { ($0.fact, $0) })
        let groups = Self.groups.map { group in
            FieldGroup(words("facts.group.\(group.key)"), group.facts.compactMap { fact in
                lines[fact].map { Self.field($0, typed: typed?.optional(fact.rawValue), problem: problems?.fields[fact.rawValue], words) }
            })
        }
        head = HeadView(
            words("facts.title", ["name": unit.name]), then: SchoolPage.factsVerdict(profile, words),
            crumbs: [CrumbView(words("rail.schools"), "/schools"), CrumbView(unit.name, "/schools/\(unit.id)"), CrumbView(words("school.side"))])
        self.note = note
        confirm = caller.may(.confirmSchoolFacts) && typed == nil ? SchoolPage.confirmButton(profile, words, .yes) : nil
        form = FormView(
            action: "/schools/\(unit.id)/facts", once: FormOnce.fresh,
            version: typed.flatMap { Int64($0.text(FormNames.version)) } ?? profile.version, draft: "facts-\(unit.id)",
            summary: SummaryView(fields: groups.flatMap(\.fields), words: words), groups: groups, submit: words("facts.save"),
            cancel: LinkView(words("form.cancel"), "/schools/\(unit.id)"))
    }

    private static func field(_ line: FactLine, typed: String?, problem: String?, _ words: Words) -> FieldView {
        let fact = line.fact
        let name = fact.rawValue
        let label = words("fact.\(name)")
        let value = typed ?? line.value ?? ""
        let error = problem.map { FactWords.problem($0, of: fact, words) }
        let known = SchoolPage.source(line, words)
        func choices(_ values: [String]) -> [ChoiceView] {
            values.map { ChoiceView($0, FactWords.text($0, of: fact, words), isChosen: $0 == value) }
        }
        switch fact.shape {
        case .choice(let values): return .choice(name, label, choices(values), error: error, known: known)
        case .yesNo: return .choice(name, label, choices(["yes", "no"]), error: error, known: known)
        case .count: return .number(name, label, value: value, unit: words("fact.unit"), error: error, known: known)
        case .degrees: return .number(name, label, value: value, error: error, known: known, decimals: true)
        case .text(let longest):
            var field = FieldView.text(name, label, value: value, error: error, longest: longest)
            field.known = known
            return field
        }
    }
}
