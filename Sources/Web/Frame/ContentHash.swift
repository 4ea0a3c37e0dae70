/// Tells one content from another: 64 bits of FNV-1a. Names files; protects nothing.
struct ContentHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    init() {}

    init(of bytes: some Sequence<UInt8>) { add(bytes) }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
