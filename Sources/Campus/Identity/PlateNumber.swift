/// A number plate of a civil vehicle (GA 36-2018). Plates of the forces are not stored.
package struct PlateNumber: Hashable, Sendable {
    package enum Malformed: Error, Equatable, Sendable {
        case province
        case length
        /// I, O, a small letter, or something that is no letter or digit.
        case character
        /// Eight characters, but not those of a new energy plate.
        case pattern
    }

    package enum Kind: String, Sendable, Codable, CaseIterable {
        case normal
        case newEnergySmall = "new_energy_small"
        case newEnergyLarge = "new_energy_large"
    }

    package enum Power: String, Sendable, Codable, CaseIterable {
        case batteryElectric = "battery_electric"
        case otherNewEnergy = "other_new_energy"
    }

    package let text: String
    package let kind: Kind

    package init(_ text: String) throws(Malformed) {
        let characters = Array(text)
        guard let first = characters.first, Self.provinces.contains(first) else { throw .province }
        guard (7...8).contains(characters.count) else { throw .length }
        kind = try characters.count == 7 ? Self.ordinary(characters) : Self.newEnergy(characters)
        self.text = text
    }

    /// Reads what people and cameras write: spaces, a dot after the letter, full-width and small letters.
    package init(typed text: String) throws(Malformed) {
        try self.init(text.halfWidth.filter { !$0.isWhitespace && !"·•・-.".contains($0) }.uppercased())
    }

    /// `nil` for an ordinary plate, which does not tell.
    package var power: Power? {
        let letter: Character? =
            switch kind {
            case .normal: nil
            case .newEnergySmall: text.dropFirst(2).first
            case .newEnergyLarge: text.last
            }
        return letter.map { Self.batteryLetters.contains($0) ? .batteryElectric : .otherNewEnergy }
    }
}

extension PlateNumber {
    static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")
    static let letters = Set("ABCDEFGHJKLMNPQRSTUVWXYZ")
    static let lettersAndDigits = letters.union("0123456789")
    static let endings = Set("挂学警港澳")
    /// D and F first; the others since 2021.
    static let batteryLetters = Set("DABCE")
    static let newEnergyLetters = batteryLetters.union("FGHJK")

    private static func ordinary(_ plate: [Character]) throws(Malformed) -> Kind {
        guard letters.contains(plate[1]), plate[2..<6].allSatisfy(lettersAndDigits.contains),
            lettersAndDigits.contains(plate[6]) || endings.contains(plate[6])
        else { throw .character }
        return .normal
    }

    private static func newEnergy(_ plate: [Character]) throws(Malformed) -> Kind {
        guard letters.contains(plate[1]), plate[2...].allSatisfy(lettersAndDigits.contains) else { throw .character }
        if newEnergyLetters.contains(plate[2]), isDigits(String(plate[4...])) { return .newEnergySmall }
        if newEnergyLetters.contains(plate[7]), isDigits(String(plate[2..<7])) { return .newEnergyLarge }
        throw .pattern
    }
}

extension PlateNumber: CustomStringConvertible {
    package var description: String { text }
}
