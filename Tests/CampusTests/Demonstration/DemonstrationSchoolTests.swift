import Testing

@testable import Campus

@Suite("Demonstration · schools and what they are like")
struct DemonstrationSchoolTests {
    let schools = DemonstrationRegion.usual.schools

    @Test("The mix of kinds is that of such places, in a hundred", arguments: [
        (SchoolStage.kindergarten, 33.0...38.0), (.primary, 31.0...36.0), (.teachingPoint, 6.0...11.0),
        (.nineYear, 2.0...5.0), (.junior, 5.0...10.0), (.senior, 1.0...4.0), (.complete, 0.5...2.0),
        (.vocational, 0.5...2.0), (.special, 0.4...1.5), (.trainingInstitution, 6.0...10.0),
    ])
    func kinds(stage: SchoolStage, share: ClosedRange<Double>) {
        #expect(share.contains(percent(of: schools) { $0.facts.stage == stage }))
    }

    @Test("Boarding is common in Lincang and rare in Yanzhou")
    func boarding() {
        let lincang = schools.filter { $0.unit.key.hasPrefix("5309") && $0.facts.stage == .primary }
        let yanzhou = schools.filter { $0.unit.key.hasPrefix("3708") && $0.facts.stage == .primary }
        #expect((40...70).contains(percent(of: lincang, \.facts.boarding)))
        #expect(percent(of: yanzhou, \.facts.boarding) < 15)
    }

    @Test("Buses serve kindergartens in Liangzihu and Wuzhou")
    func buses() {
        let kindergartens = schools.filter { $0.facts.stage == .kindergarten && $0.facts.setting != "urban" }
        #expect((35...60).contains(percent(of: kindergartens.filter { $0.unit.key.hasPrefix("4504") }, \.facts.bus)))
        #expect(percent(of: kindergartens.filter { $0.unit.key.hasPrefix("4207") }, \.facts.bus) > 30)
        #expect(percent(of: kindergartens.filter { $0.unit.key.hasPrefix("5309") }, \.facts.bus) < 20)
    }

    @Test("One school in about seventeen is building, most private ones are kindergartens and training institutions")
    func others() {
        #expect((3...9).contains(percent(of: schools, \.facts.construction)))
        let isPrivate = schools.filter(\.facts.isPrivate)
        #expect(percent(of: isPrivate) { $0.facts.stage == .kindergarten || $0.facts.stage == .trainingInstitution } > 85)
        #expect(percent(of: schools.filter { $0.facts.stage == .kindergarten }, \.facts.isPrivate) > 35)
    }

    @Test("Every fact has the shape that facts have", arguments: SchoolFact.allCases)
    func shapes(fact: SchoolFact) {
        for school in schools {
            #expect(fits(school.facts[fact], fact.shape), "\(school.unit.name)")
        }
    }

    @Test("Facts do not contradict one another")
    func consistent() {
        for facts in schools.map(\.facts) {
            #expect(facts.boarders <= facts.pupils)
            #expect(!facts.boarding || facts.canteen)
            #expect(facts.stage != .teachingPoint || facts.setting != "urban")
            #expect(facts.guards > 0)
        }
    }

    @Test("Guards by pupils and boarders", arguments: [
        (40, 0, 1), (99, 0, 1), (100, 0, 2), (999, 0, 2), (1_000, 0, 3), (1_499, 0, 3), (1_500, 0, 4), (3_200, 0, 7),
        (250, 250, 2), (600, 300, 2), (900, 600, 3), (1_800, 900, 4), (2_600, 2_600, 9),
    ])
    func guards(pupils: Int, boarders: Int, guards: Int) {
        #expect(SchoolMaker.guards(pupils: pupils, boarders: boarders) == guards)
    }

    @Test("Every school lies in its town's cell and so in its county")
    func positions() {
        let map = SchematicMap(DemonstrationRegion.divisions)
        for school in schools {
            let county = String(school.unit.key.prefix(6))
            let towns = DemonstrationRegion.divisions.towns(of: county)
            #expect(
                towns.contains { map.cells[$0.code]?.contains(school.facts.position) ?? false }, "\(school.unit.name)")
        }
    }

    @Test("The school of the accounts has everything")
    func showcase() throws {
        let school = try #require(schools.first { $0.unit.key == Showcase.school })
        let facts = school.facts
        #expect(facts.boarding && facts.canteen && facts.bus && facts.laboratory && facts.construction && facts.nightStudy)
        #expect(facts.stage == .nineYear && !facts.isPrivate && facts.isKeyProtected)
        #expect(school.unit.parent == Showcase.town)
    }

    private func percent(of schools: [DemonstrationSchool], _ holds: (DemonstrationSchool) -> Bool) -> Double {
        Double(schools.count(where: holds)) * 100 / Double(max(1, schools.count))
    }

    private func fits(_ value: DemonstrationFacts.Value, _ shape: SchoolFact.Shape) -> Bool {
        switch (value, shape) {
        case (.choice(let choice), .choice(let choices)): choices.contains(choice)
        case (.yesNo, .yesNo): true
        case (.count(let count), .count(let range, _)): range.contains(count)
        case (.degrees(let degrees), .degrees(let range)): range.contains(degrees)
        case (.text(let text), .text(let longest)): !text.isEmpty && text.count <= longest
        default: false
        }
    }
}
