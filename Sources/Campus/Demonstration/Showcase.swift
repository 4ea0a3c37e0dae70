/// Where the accounts of the demonstration are at home: a school with everything, its county and its city.
enum Showcase {
    /// 梧州市, whose officers see seven county-level units.
    static let city = "4504"
    /// 梁子湖区.
    static let county = "420702"
    /// 太和镇.
    static let town = "420702100"
    static let stage = SchoolStage.nineYear
    /// The first school of the county.
    static let school = SchoolMaker.key(county, 0)
}
