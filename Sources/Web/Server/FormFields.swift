/// What a form sent: names to texts, in their order. Anything at all until it is parsed.
package struct FormFields: Sendable, Equatable {
    package private(set) var pairs: [(name: String, value: String)] = []

    /// More fields than any form of ours has; a longer form is an attack on our patience.
    static let most = 5_000

    package struct TooMany: Error, Equatable {}

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL, 5.1). Never fails: broken escapes stay as they are.
    package init(urlEncoded text: some StringProtocol) throws(TooMany) {
        for part in text.utf8.split(separator: UInt8(ascii: "&")) {
            guard pairs.count < Self.most else { throw TooMany() }
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            pairs.append((Self.decoded(halves[0]), halves.count > 1 ? Self.decoded(halves[1]) : ""))
        }
    }

    package init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    package mutating func add(_ name: String, _ value: String) { pairs.append((name, value)) }

    /// The first value of a field, with outer spaces taken off; empty if it was not sent.
    package func text(_ name: String) -> String { optional(name) ?? "" }

    package func optional(_ name: String) -> String? {
        guard let value = pairs.first(where: { $0.name == name })?.value else { return nil }
        var text = Substring(value)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    /// As it was typed; for passwords.
    package func raw(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    package func isOn(_ name: String) -> Bool { !text(name).isEmpty }

    package static func == (one: Self, other: Self) -> Bool {
        one.pairs.map(\.name) == other.pairs.map(\.name) && one.pairs.map(\.value) == other.pairs.map(\.value)
    }

    private static func decoded(_ part: some Sequence<UInt8>) -> String { decoded(bytes: Array(part)) }

    private static func decoded(bytes part: [UInt8]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var index = 0
        while index < part.count {
            switch part[index] {
            case UInt8(ascii: "+"):
                bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                if index + 2 < part.count, let high = hex(part[index + 1]), let low = hex(part[index + 2]) {
                    bytes.append(high << 4 | low)
                    index += 2
                } else {
                    bytes.append(part[index])
                }
            default:
                bytes.append(part[index])
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }
}
