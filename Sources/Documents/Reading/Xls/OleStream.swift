import Foundation

/// One stream of an old Office container ([MS-CFB]), found by its name. Every number in the file is doubted.
struct OleStream {
    private let file: [UInt8]
    private let sectorSize: Int
    private var table: [UInt32] = []

    /// - Returns: `nil` if the container is not sound.
    static func bytes(named names: Set<String>, in file: [UInt8]) -> [UInt8]? {
        OleStream(file)?.stream(names)
    }

    private init?(_ file: [UInt8]) {
        guard file.count >= 1_536, file.starts(with: OleContainer.signature) else { return nil }
        let shift = Int(file.u16(30))
        guard shift == 9 || shift == 12 else { return nil }
        self.file = file
        sectorSize = 1 << shift
        for sector in tableSectors { table += sectorNumbers(sector) }
    }

    /// Sectors with the allocation table: 109 in the header, the rest in a chain of their own (2.2, 2.5).
    private var tableSectors: [UInt32] {
        var sectors = (0..<109).map { file.u32(76 + 4 * $0) }.filter { $0 < 0xFFFF_FFF0 }
        var next = file.u32(68)
        var steps = 0
        while next < 0xFFFF_FFF0, steps < 10_000 {
            let numbers = sectorNumbers(next)
            sectors += numbers.dropLast().filter { $0 < 0xFFFF_FFF0 }
            guard let last = numbers.last else { break }
            next = last
            steps += 1
        }
        return sectors
    }

    private func sectorNumbers(_ sector: UInt32) -> [UInt32] {
        let bytes = sectorBytes(sector)
        return stride(from: bytes.startIndex, to: bytes.endIndex - 3, by: 4).map { file.u32($0) }
    }

    private func sectorBytes(_ sector: UInt32) -> Range<Int> {
        let start = (Int(sector) + 1) * sectorSize
        guard start < file.count else { return 0..<0 }
        return start..<min(file.count, start + sectorSize)
    }

    /// The bytes of a chain; `nil` for one that bites its tail.
    private func chain(from first: UInt32) -> [UInt8]? {
        var bytes: [UInt8] = []
        var next = first
        while next < 0xFFFF_FFF0 {
            let range = sectorBytes(next)
            guard !range.isEmpty, Int(next) < table.count, bytes.count <= file.count else { return nil }
            bytes += file[range]
            next = table[Int(next)]
        }
        return bytes
    }

    /// Streams under 4,096 bytes lie elsewhere; a workbook never is one.
    private func stream(_ names: Set<String>) -> [UInt8]? {
        guard let directory = chain(from: file.u32(48)) else { return nil }
        for entry in stride(from: 0, to: directory.count - 127, by: 128) {
            let length = Int(directory.u16(entry + 64))
            guard (2...64).contains(length) else { continue }
            let units = stride(from: entry, to: entry + length - 2, by: 2).map { directory.u16($0) }
            guard names.contains(String(decoding: units, as: UTF16.self)) else { continue }
            let size = Int(directory.u32(entry + 120))
            guard size >= 4_096, let bytes = chain(from: directory.u32(entry + 116)), bytes.count >= size else { return nil }
            return Array(bytes.prefix(size))
        }
        return nil
    }
}

extension [UInt8] {
    /// Little-endian; 0 beyond the end.
    func u16(_ at: Int) -> UInt16 {
        at >= 0 && at + 1 < count ? UInt16(self[at]) | UInt16(self[at + 1]) << 8 : 0
    }

    func u32(_ at: Int) -> UInt32 { UInt32(u16(at)) | UInt32(u16(at + 2)) << 16 }
}
