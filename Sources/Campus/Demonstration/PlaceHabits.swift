/// What is common in a place: the kinds of school, boarding, buses. Invented in proportions that such places have.
struct PlaceHabits {
    /// Kinds of school in thousandths.
    let kinds: [(stage: SchoolStage, share: Int)]
    /// Of a hundred schools of a kind, how many have boarders.
    let boarding: [SchoolStage: Int]
    /// Of a hundred schools of a kind outside the streets, how many have buses.
    let buses: [SchoolStage: Int]
    /// Of a hundred schools outside the county seat, how many lie in the mountains.
    let mountains: Int

    static func of(_ county: DemonstrationDivision) -> PlaceHabits {
        switch county.code.prefix(4) {
        case "5309": lincang
        case "4504": wuzhou
        case "4207": liangzihu
        default: plains
        }
    }

    private static let mountainKinds: [(stage: SchoolStage, share: Int)] = [
        (.kindergarten, 350), (.primary, 325), (.teachingPoint, 110), (.nineYear, 30), (.junior, 70),
        (.senior, 18), (.complete, 10), (.vocational, 8), (.special, 7), (.trainingInstitution, 72),
    ]

    private static let plainKinds: [(stage: SchoolStage, share: Int)] = [
        (.kindergarten, 365), (.primary, 345), (.teachingPoint, 15), (.nineYear, 40), (.junior, 85),
        (.senior, 25), (.complete, 12), (.vocational, 12), (.special, 9), (.trainingInstitution, 92),
    ]

    private static let lincang = PlaceHabits(
        kinds: mountainKinds,
        boarding: [
            .primary: 55, .teachingPoint: 8, .nineYear: 92, .junior: 95, .senior: 98, .complete: 95,
            .vocational: 95, .special: 60,
        ],
        buses: [.kindergarten: 8, .primary: 3], mountains: 78)

    private static let wuzhou = PlaceHabits(
        kinds: mountainKinds,
        boarding: [
            .primary: 18, .nineYear: 65, .junior: 78, .senior: 92, .complete: 85, .vocational: 90, .special: 50,
        ],
        buses: [.kindergarten: 45, .primary: 8, .nineYear: 10], mountains: 40)

    private static let liangzihu = PlaceHabits(
        kinds: plainKinds,
        boarding: [
            .primary: 6, .nineYear: 60, .junior: 62, .senior: 85, .complete: 80, .vocational: 85, .special: 40,
        ],
        buses: [.kindergarten: 62, .primary: 55, .nineYear: 50, .junior: 20], mountains: 0)

    private static let plains = PlaceHabits(
        kinds: plainKinds,
        boarding: [.primary: 2, .nineYear: 30, .junior: 35, .senior: 80, .complete: 70, .vocational: 80, .special: 30],
        buses: [.kindergarten: 18, .primary: 6, .nineYear: 8], mountains: 0)
}

/// Shares of a whole, rounded so that they add up (largest remainder; the earlier wins a tie).
func apportion(_ whole: Int, by weights: [Int]) -> [Int] {
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights.map { _ in 0 } }
    var shares = weights.map { whole * $0 / total }
    let remainders = weights.map { whole * $0 % total }
    let order = weights.indices.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
    for index in order.prefix(whole - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
}
