extension WorkingCalendar {
    /// Reads `working-days.yaml`: the holiday notices of the State Council, a list entry for each year.
    package init(yaml text: String, file: String) throws(PackProblems) {
        var reader = PackReader(file: file)
        var notices: [HolidayNotice] = []
        var provisional: Set<Int> = []
        if let root = reader.root(of: text) {
            for place in reader.list(reader.fields(root, required: ["years"])["years"]) {
                guard let notice = HolidayNotice(place, &reader) else { continue }
                if notices.contains(where: { $0.year == notice.year }) || provisional.contains(notice.year) {
                    reader.report(place, .duplicate("\(notice.year)"))
                } else if notice.title == nil {
                    provisional.insert(notice.year)
                } else {
                    notices.append(notice)
                }
            }
        }
        try reader.finish()
        self.init(notices)
    }
}

extension HolidayNotice {
    /// - Returns: `nil` if the year cannot be read; other problems are reported and their entries left out.
    fileprivate init?(_ place: PackReader.Place, _ reader: inout PackReader) {
        let fields = reader.fields(place, required: ["year"], optional: ["notice", "provisional", "holidays", "workdays"])
        let year = reader.number(fields["year"])
        let isProvisional = reader.yesNo(fields["provisional"]) ?? false
        let title = reader.text(fields["notice"])
        if !isProvisional, fields["notice"] == nil, place.isMapping {
            reader.report(place.child("notice"), .missing)
        }
        guard let year, (1_990...2_200).contains(year) else {
            if let place = fields["year"], year != nil { reader.report(place, .malformed("\(year ?? 0)")) }
            return nil
        }
        let holidays = reader.list(fields["holidays"]).compactMap { Holiday($0, of: year, &reader) }
        let makeUpDays = reader.list(fields["workdays"]).compactMap { place -> LocalDate? in
            guard let day = reader.day(place) else { return nil }
            guard day.year == year, day.weekday >= 6, !holidays.contains(where: { $0.days.contains(day) }) else {
                reader.report(place, .notMakeUp("\(day)"))
                return nil
            }
            return day
        }
        self.init(year: year, title: isProvisional ? nil : title, holidays: holidays, makeUpDays: makeUpDays)
    }
}

extension HolidayNotice.Holiday {
    fileprivate init?(_ place: PackReader.Place, of year: Int, _ reader: inout PackReader) {
        let fields = reader.fields(place, required: ["name", "from", "to"])
        let name = reader.text(fields["name"])
        let (from, to) = (reader.day(fields["from"]), reader.day(fields["to"]))
        guard let name, let from, let to else { return nil }
        // New Year may begin in the last week of December.
        let begins = from.year == year || (from.year == year - 1 && from.month == 12 && from.day >= 25)
        guard from <= to, to.year == year, begins else {
            reader.report(place, .outOfOrder("\(from)–\(to)"))
            return nil
        }
        self.init(name: name, days: from...to)
    }
}
