/// The batches of a plan, made one after the other.
package struct DemonstrationBatches: Sequence, IteratorProtocol {
    /// What comes next.
    private enum Step {
        case divisions
        case city(Int)
        case county(Int)
        case schools(county: Int, from: Int)
        case end
    }

    /// Schools in one batch; with their people about ten times as many rows.
    package static let schoolsPerBatch = 250

    private let maker: DemonstrationBatchMaker
    private var step = Step.divisions
    /// The county at work; its layout serves all its batches.
    private var schoolMaker: SchoolMaker?

    init(plan: DemonstrationPlan) { maker = DemonstrationBatchMaker(plan: plan) }

    package mutating func next() -> DemonstrationBatch? {
        switch step {
        case .divisions:
            step = .city(0)
            return DemonstrationBatch(units: maker.divisionUnits)
        case .city(let index):
            step = index + 1 < maker.plan.divisions.cities.count ? .city(index + 1) : .county(0)
            return maker.city(index)
        case .county(let index):
            let share = maker.plan.shares[index]
            schoolMaker = maker.schoolMaker(of: share)
            step = .schools(county: index, from: 0)
            return maker.county(share)
        case .schools(let county, let from):
            guard let schoolMaker else { return nil }
            let share = schoolMaker.layout.share
            let range = from..<Swift.min(from + Self.schoolsPerBatch, share.schools)
            let isLast = range.upperBound == share.schools
            step = !isLast
                ? .schools(county: county, from: range.upperBound)
                : county + 1 < maker.plan.shares.count ? .county(county + 1) : .end
            return maker.schools(range, of: schoolMaker)
        case .end:
            return nil
        }
    }
}
