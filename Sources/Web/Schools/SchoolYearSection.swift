import Campus
import Workflows

/// The school's year: what was changed, what is planned, and how long it is to the next holiday.
struct SchoolYearSection {
    let profile: SchoolProfile
    let words: Words

    var line: YearLine {
        let year = SchoolYear(of: profile.today)
        let done = profile.unit.history.map { (day: $0.at.localDate, kind: MarkView.Kind.ok, text: TimelineStep($0, words).title, address: String?.none) }
        let ahead = profile.unit.planned.map { (day: $0.day, kind: MarkView.Kind.g4, text: words("unit.change.\($0.change.kind)"), address: String?.none) }
        let marks = (done + ahead).filter { (0...365).contains(year.first.days(until: $0.day)) }
        return YearLine(
            section: SectionView(words("school.year", ["year": year.description])),
            sentence: [events(marks.map(\.kind)), holiday].compactMap { $0 }.joined(), from: year.first, today: profile.today,
            holidays: named.map { ($0.days.lowerBound, $0.days.upperBound, $0.name) }, marks: marks, words: words)
    }

    private func events(_ kinds: [MarkView.Kind]) -> String {
        guard !kinds.isEmpty else { return words("school.year.none") }
        let done = kinds.count { $0 == .ok }
        return words("school.year.sentence", ["done": "\(done)", "ahead": "\(kinds.count - done)"])
    }

    private var named: [(days: ClosedRange<LocalDate>, name: String)] {
        profile.holidays.enumerated().map { index, days in
            (days, words(index == 0 && profile.holidays.count > 1 ? "school.winter" : "school.summer"))
        }
    }

    private var holiday: String? {
        guard let next = named.first(where: { $0.days.upperBound >= profile.today }) else { return nil }
        if next.days.contains(profile.today) { return words("school.year.holiday", ["what": next.name, "day": next.days.upperBound.description]) }
        return words(
            "school.year.until",
            ["what": next.name, "day": next.days.lowerBound.description, "count": "\(profile.today.days(until: next.days.lowerBound))"])
    }
}
