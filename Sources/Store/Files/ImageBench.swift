import Foundation

/// A folder in which one image is worked on, removed with it. Names inside are ours, so that no name of a stranger
/// reaches a program's words.
final class ImageBench {
    static let original = "original"

    let folder: String
    let type: SniffedType

    init(original path: String) throws {
        let source = try OpenFile(reading: path)
        type = SniffedType(try source.read(at: 0, count: SniffedType.headLength))
        folder = NSTemporaryDirectory() + "huxue-image-\(SecureRandom.bytes(8).hex)"
        try OpenFile.makeFolder(folder)
        do {
            let whole = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/\(Self.original)", withDestinationPath: whole)
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func content(of name: String) throws -> [UInt8] {
        let file = try OpenFile(reading: "\(folder)/\(name)")
        return try file.readAll(limit: Int(file.size()))
    }
}
