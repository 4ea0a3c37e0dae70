@testable import Campus

/// The region as the tests see it: the files of the repository, read once.
enum DemonstrationRegion {
    static let divisions: DemonstrationDivisions = {
        let places = [
            "guangxi-wuzhou", "guangxi-liuzhou-yufeng", "hubei-ezhou-liangzihu", "yunnan-lincang",
            "shandong-jining-yanzhou",
        ]
        do {
            return try DemonstrationDivisions(csv: places.map { try shippedPack("divisions/\($0).csv") })
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    static func plan(seed: UInt64 = 1, schools: Int = 1_200, people: Int = 10) throws -> DemonstrationPlan {
        try DemonstrationPlan(divisions: divisions, seed: seed, schools: schools, peoplePerSchool: people)
    }

    /// The usual region, made once.
    static let usual: DemonstrationBatch = {
        var all = DemonstrationBatch()
        for batch in (try? plan())?.batches.map({ $0 }) ?? [] {
            all.units += batch.units
            all.schools += batch.schools
            all.people += batch.people
        }
        return all
    }()
}
