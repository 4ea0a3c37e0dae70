extension TermBook {
    /// Reads `terms.yaml`: the terms that each division has set, a list entry for each school year.
    package init(yaml text: String, file: String) throws(PackProblems) {
        var reader = PackReader(file: file)
        var terms: [Term] = []
        var seen: Set<DivisionCode> = []
        if let root = reader.root(of: text) {
            for place in reader.list(reader.fields(root, required: ["terms"])["terms"]) {
                let fields = reader.fields(place, required: ["division", "school_years"], optional: ["name", "basis"])
                guard let division = reader.division(fields["division"]) else { continue }
                if !seen.insert(division).inserted { reader.report(place, .duplicate(division.digits)) }
                let years = reader.list(fields["school_years"]).flatMap { reader.terms($0, of: division) }
                reader.reportOverlaps(years.map(\.place), years.map(\.term))
                terms += years.map(\.term)
            }
        }
        try reader.finish()
        self.init(terms)
    }
}

extension PackReader {
    fileprivate mutating func division(_ place: Place?) -> DivisionCode? {
        guard let place, let text = text(place) else { return nil }
        guard let code = try? DivisionCode(text) else {
            report(place, .malformed(text))
            return nil
        }
        return code
    }

    /// `{year: 2026, first: [2026-09-01, 2027-01-22], second: [2027-02-22, 2027-07-09]}`
    fileprivate mutating func terms(_ place: Place, of division: DivisionCode) -> [(place: Place, term: Term)] {
        let fields = fields(place, required: ["year", "first"], optional: ["second"])
        guard let year = number(fields["year"]).map(SchoolYear.init(startingIn:)) else { return [] }
        return [(Term.Number.first, fields["first"]), (.second, fields["second"])].compactMap { number, place in
            guard let place, let days = days(place) else { return nil }
            guard days.lowerBound >= year.first.adding(days: -31), days.upperBound <= year.last else {
                report(place, .outOfOrder("\(days.lowerBound)–\(days.upperBound)"))
                return nil
            }
            return (place, Term(division: division, schoolYear: year, number: number, days: days))
        }
    }

    private mutating func days(_ place: Place) -> ClosedRange<LocalDate>? {
        let places = list(place)
        let days = places.compactMap { day($0) }
        guard days.count == places.count else { return nil }
        guard days.count == 2 else {
            report(place, .expected("first and last day"))
            return nil
        }
        guard days[0] < days[1] else {
            report(place, .outOfOrder("\(days[0])–\(days[1])"))
            return nil
        }
        return days[0]...days[1]
    }

    fileprivate mutating func reportOverlaps(_ places: [Place], _ terms: [Term]) {
        for index in terms.indices {
            guard let earlier = terms[..<index].first(where: { $0.days.overlaps(terms[index].days) }) else { continue }
            report(places[index], .duplicate("\(earlier.days.lowerBound)–\(earlier.days.upperBound)"))
        }
    }
}
