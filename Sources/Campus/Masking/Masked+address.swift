extension Masked {
    /// Keeps an address down to the township; below it nothing but four stars.
    ///
    /// Where no township is written, the county is the last that is kept.
    package static func address(_ address: String) -> String {
        let characters = Array(address)
        var kept = 0
        for level in addressLevels.indices {
            if let end = end(of: level, in: characters, from: kept) { kept = end }
        }
        return String(characters[..<kept]) + (kept < characters.count ? "****" : "")
    }

    /// The endings of province, prefecture, county, township, in the order in which they are written.
    private static let addressLevels: [[String]] = [
        ["省", "自治区", "特别行政区"],
        ["市", "自治州", "地区", "盟"],
        ["自治县", "县", "区", "旗", "市"],
        ["民族乡", "苏木", "街道", "镇", "乡"],
    ]

    /// Roads, houses and numbers: what lies behind these is below a township.
    private static let belowTownship = Set("路巷弄号村组栋幢室园院楼街0123456789０１２３４５６７８９")

    /// Where the name of a level ends: at its nearest ending, behind at least one character of a name.
    private static func end(of level: Int, in address: [Character], from start: Int) -> Int? {
        let lower = addressLevels[(level + 1)...].joined()
        var at = start + 1
        while at < address.count, at - start <= 10, !belowTownship.contains(address[at - 1]) {
            let rest = address[at...]
            if let found = ending(addressLevels[level], at: rest), address[at - 1] != "小" { return at + found.count }
            // 新乡市: an ending of a lower level may belong to the name, if ours follows at once.
            if let other = ending(lower, at: rest), ending(addressLevels[level], at: rest.dropFirst(other.count)) == nil {
                return nil
            }
            at += 1
        }
        return nil
    }

    private static func ending(_ endings: some Sequence<String>, at rest: ArraySlice<Character>) -> String? {
        endings.first { rest.starts(with: $0) }
    }
}
