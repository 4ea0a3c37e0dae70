import Foundation

@testable import Store

/// Images made for a test with the same tools.
struct SamplePhoto {
    let folder: TemporaryFolder

    func path(_ name: String) -> String { folder.path + "/" + name }

    func vips(_ words: String...) throws {
        _ = try ConfinedProgram(path: "/usr/bin/vips").run(words, in: folder.path)
    }

    /// A picture whose left half is white and whose right half is black, in the format that the name tells.
    func halves(_ name: String, width: Int = 64, height: Int = 32) throws -> String {
        let row = (0..<width).flatMap { column in [UInt8](repeating: column < width / 2 ? 255 : 0, count: 3) }
        let pixels = (0..<height).flatMap { _ in row }
        try write(Array("P6 \(width) \(height) 255\n".utf8) + pixels, "halves.ppm")
        // The tools refuse this format from strangers; the test reads its own.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/vips")
        process.arguments = ["copy", path("halves.ppm"), path(name)]
        try process.run()
        process.waitUntilExit()
        return path(name)
    }

    @discardableResult
    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    /// A photo as a phone makes it: held upright (orientation 6: turn right to see it), with its place inside.
    func uprightWithPlace(_ name: String) throws -> String {
        let jpeg = Array(try Data(contentsOf: URL(fileURLWithPath: halves("plain.jpg"))))
        return try write(Array(jpeg[..<2]) + Self.exif + Array(jpeg[2...]), name)
    }

    /// APP1 with a TIFF of two directories: orientation 6 and, by reference, a GPS latitude of the north.
    private static var exif: [UInt8] {
        let tiff: [UInt8] =
            Array("MM".utf8) + [0, 42, 0, 0, 0, 8]
            + [0, 2]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
            + [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]
            + [0, 0, 0, 0]
            + [0, 1]
            + [0, 1, 0, 2, 0, 0, 0, 2] + Array("N\0\0\0".utf8)
            + [0, 0, 0, 0]
        let body = Array("Exif\0\0".utf8) + tiff
        return [0xff, 0xe1, 0, UInt8(body.count + 2)] + body
    }

    /// A PNG of 60 bytes that announces any size.
    func bomb(_ name: String, width: UInt32, height: UInt32) throws -> String {
        let size = [width, height].flatMap { side in withUnsafeBytes(of: side.bigEndian) { Array($0) } }
        let header = Array("IHDR".utf8) + size + [8, 2, 0, 0, 0]
        let data = Array("IDAT".utf8) + [0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]
        return try write(
            [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + Self.chunk(header) + Self.chunk(data)
                + Self.chunk(Array("IEND".utf8)), name)
    }

    private static func chunk(_ body: [UInt8]) -> [UInt8] {
        let sum = body.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
        }
        func word(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
        return word(UInt32(body.count - 4)) + body + word(~sum)
    }
}
