/// What separates the cells of a csv: comma, semicolon or tab.
enum Delimiter {
    static let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]

    /// The one by which the most lines have the same number of cells, weighed by that number.
    static func likeliest(in sample: some Collection<UInt8>) -> UInt8 {
        var best = (mark: candidates[0], weight: 0)
        let tallies = counts(in: sample)
        for (index, mark) in candidates.enumerated() {
            var lines: [Int: Int] = [:]
            for tally in tallies where tally[index] > 0 { lines[tally[index], default: 0] += 1 }
            let weight = lines.map { $0.key * $0.value }.max() ?? 0
            if weight > best.weight { best = (mark, weight) }
        }
        return best.mark
    }

    /// Marks outside quotes, by line, for the first lines.
    private static func counts(in sample: some Collection<UInt8>) -> [[Int]] {
        var lines: [[Int]] = []
        var line = [0, 0, 0]
        var isQuoted = false
        for byte in sample where lines.count < 50 {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A {
                lines.append(line)
                line = [0, 0, 0]
            } else if let index = candidates.firstIndex(of: byte) {
                line[index] += 1
            }
        }
        return lines + [line]
    }
}
