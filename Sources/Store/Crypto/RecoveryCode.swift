/// Lets a person in once whose second factor is lost.
///
/// 80 random bits: enough that a plain digest of it can be stored.
package struct RecoveryCode: Sendable, Hashable {
    /// Letters and digits that nobody confuses on paper: no i, l, o, u.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let length = 16

    private let letters: [UInt8]

    private init() { letters = SecureRandom.bytes(Self.length).map { Self.alphabet[Int($0 & 31)] } }

    /// Ten codes, to be shown once and printed.
    package static func tenNew() -> [RecoveryCode] { (0..<10).map { _ in RecoveryCode() } }

    /// What somebody typed from paper: either case, any dashes and spaces, O for 0 and I or L for 1.
    package init?(_ typed: String) {
        let ignored = Set("- ".utf8)
        letters = typed.lowercased().utf8.filter { !ignored.contains($0) }.map { letter in
            switch letter {
            case UInt8(ascii: "o"): UInt8(ascii: "0")
            case UInt8(ascii: "i"), UInt8(ascii: "l"): UInt8(ascii: "1")
            default: letter
            }
        }
        guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else { return nil }
    }

    /// `7k2m-90qx-c4ht-wz8p`.
    package var text: String {
        stride(from: 0, to: Self.length, by: 4)
            .map { String(decoding: letters[$0..<$0 + 4], as: UTF8.self) }
            .joined(separator: "-")
    }

    /// SM3, 32 bytes. The record keeps this and crosses it out when it is used.
    package var storageHash: [UInt8] { SM3.hash(letters) }
}

extension RecoveryCode: CustomStringConvertible {
    package var description: String { "•••" }
}
