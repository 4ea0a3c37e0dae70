/// The ten digits under which the ministry lists a school (学校（机构）标识码): type, province, sequence.
///
/// It has no check digit and never changes; a school of another type gets another code.
package struct SchoolCode: Hashable, Sendable {
    package enum Malformed: Error, Equatable, Sendable { case length, format, type, province }

    /// What the ministry distinguishes; the raw value is the first two digits.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case kindergarten = "11"
        case primary = "21"
        case adultPrimary = "22"
        case junior = "31"
        case vocationalJunior = "32"
        case adultJunior = "33"
        /// Also complete middle schools.
        case senior = "34"
        case adultSenior = "35"
        case vocational = "36"
        /// 工读（专门）学校
        case specialPurpose = "37"
        case university = "41"
        case adultUniversity = "42"
        case specialEducation = "51"
        case researchInstitute = "91"
        case otherPrivateHigher = "92"
        case trainingInstitution = "93"
    }

    package let digits: String
    package let kind: Kind

    package init(_ text: String) throws(Malformed) {
        guard text.count == 10 else { throw .length }
        guard isDigits(text) else { throw .format }
        guard let kind = Kind(rawValue: String(text.prefix(2))) else { throw .type }
        guard Province(rawValue: String(text.dropFirst(2).prefix(2))) != nil else { throw .province }
        digits = text
        self.kind = kind
    }

    package var province: Province? { Province(rawValue: String(digits.dropFirst(2).prefix(2))) }

    /// The stage that this type of code most often stands for; other stages may share it.
    package var usualStage: SchoolStage? {
        switch kind {
        case .kindergarten: .kindergarten
        case .primary: .primary
        case .junior: .junior
        case .senior: .senior
        case .vocational: .vocational
        case .specialEducation: .special
        case .trainingInstitution: .trainingInstitution
        case .adultPrimary, .vocationalJunior, .adultJunior, .adultSenior, .specialPurpose, .university,
            .adultUniversity, .researchInstitute, .otherPrivateHigher:
            nil
        }
    }
}

extension SchoolCode: CustomStringConvertible {
    package var description: String { digits }
}
