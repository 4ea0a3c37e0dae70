import Campus

/// What runs over time: steps, history, the year, the surroundings.
extension DesignSamples {
    static func steps(_ words: Words) -> StepsView {
        StepsView([
            StepView(words("design.step.report"), .done, lines: ["11-09 21:12", "彭玉兰"]),
            StepView(words("design.step.check"), .done, lines: ["11-10 09:30", "许国平"]),
            StepView(words("design.step.fix"), .done, lines: ["11-16 17:05", "赵海生"]),
            StepView(words("design.step.review"), .late, lines: [words("design.over"), "周敏"]),
            StepView(words("design.step.close"), .ahead),
        ])
    }

    static func next(_ words: Words, isBad: Bool) -> NextView {
        NextView(
            words(isBad ? "design.next.lead" : "design.next.calm"), words(isBad ? "design.next.text" : "design.next.calm.text"), isBad: isBad,
            buttons: isBad
                ? [.link(words("design.button.forward"), to: "/design"), .link(words("design.button.review"), to: "/design", .main)] : [])
    }

    static func timeline(_ words: Words, _ now: Instant) -> TimelineView {
        TimelineView([
            TimelineStep(
                TimeView(now), words("design.line.over"), detail: words("design.line.over.detail"), weight: .bad),
            TimelineStep(
                TimeView(now.adding(seconds: -172_800)), words("design.line.changed"), detail: words("design.line.changed.detail"), weight: .key,
                undo: .post(words("undo.take"), to: "/design", .low)),
            TimelineStep(TimeView(now.adding(seconds: -864_000)), words("design.line.made")),
        ])
    }

    static func year(_ words: Words, _ today: LocalDate) -> YearLine {
        let start = LocalDate(year: today.month >= 9 ? today.year : today.year - 1, month: 9, day: 1) ?? today
        return YearLine(
            section: SectionView(words("design.year")), sentence: words("design.year.sentence"), from: start, today: today,
            holidays: [(start.adding(days: 143), start.adding(days: 172), words("design.year.winter")),
                (start.adding(days: 308), start.adding(days: 364), words("design.year.summer"))],
            marks: [
                (start.adding(days: 29), .ok, words("design.step.check"), nil), (start.adding(days: 40), .over, words("design.over"), nil),
                (start.adding(days: 59), .ok, words("design.step.check"), nil), (start.adding(days: 90), .g3, words("light.watch"), nil),
            ], words: words)
    }

    static func map(_ words: Words) -> MapBox {
        let gate = MapBox.Position(longitude: 114.68, latitude: 30.1)
        return MapBox(
            section: SectionView(words("design.map")), sentence: words("design.map.sentence"), centre: gate,
            centreName: words("design.map.gate"), metres: 200, ringLabel: words("design.map.ring"),
            neighbours: [
                .init(words("design.map.shop"), kind: "shop", at: .init(longitude: 114.6808, latitude: 30.1006)),
                .init(words("design.map.shop"), kind: "shop", at: .init(longitude: 114.6789, latitude: 30.0996)),
                .init(words("design.map.pond"), kind: "water", at: .init(longitude: 114.6816, latitude: 30.0993)),
            ], distance: { words("map.metres", ["metres": "\($0)"]) })
    }
}
