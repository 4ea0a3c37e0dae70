import CZip

/// A zip of pictures whose names say to which row they belong (IMP-09): `450400123.jpg`, `甲小学/校门.png`.
package final class PictureArchive {
    package struct Entry: Sendable, Equatable {
        /// File name without folder and ending.
        package let name: String
        /// Innermost folder, empty at the top.
        package let folder: String
        fileprivate let index: UInt64

        package static func == (one: Entry, other: Entry) -> Bool { one.index == other.index }
    }

    /// Pictures by the ending of their name; what they really are, their bytes must tell.
    package let entries: [Entry]
    private let parts: ZipParts
    private let limits: ReadingLimits

    package init(_ path: String, limits: ReadingLimits = .init()) throws(UnreadableFile) {
        self.limits = limits
        guard try FileNature.judge(path, limits) == .zip else { throw .unknownKind(looksLike: .unknown) }
        parts = try ZipParts(path, limits)
        entries = parts.names().compactMap { Self.entry($0.name, $0.index) }
        guard entries.count <= limits.pictures else { throw .tooLarge(.pictures(limits.pictures)) }
        if entries.isEmpty { throw .empty }
    }

    package func bytes(of entry: Entry) throws(UnreadableFile) -> [UInt8] {
        try parts.bytes(at: entry.index, upTo: limits.pictureBytes)
    }

    private static let endings: Set<String> = ["jpg", "jpeg", "png", "webp", "gif", "bmp", "heic"]

    private static func entry(_ path: String, _ index: UInt64) -> Entry? {
        let steps = path.split { $0 == "/" || $0 == "\\" }
        // macOS puts a shadow beside every file.
        guard let file = steps.last, !file.hasPrefix("."), steps.first != "__MACOSX",
            let dot = file.lastIndex(of: "."), endings.contains(file[file.index(after: dot)...].lowercased())
        else { return nil }
        return Entry(
            name: String(file[..<dot]), folder: steps.count > 1 ? String(steps[steps.count - 2]) : "", index: index)
    }
}

extension ZipParts {
    /// All names; those that are not UTF-8 were written by a Chinese Windows and are GBK.
    func names() -> [(name: String, index: UInt64)] {
        (0..<UInt64(max(0, zip_get_num_entries(archive, 0)))).compactMap { index in
            guard let raw = zip_get_name(archive, index, zip_flags_t(ZIP_FL_ENC_RAW)) else { return nil }
            let bytes = Array(String.rawBytes(raw))
            var check = Utf8Check()
            if check.fault(in: bytes) == nil, check.isBetweenCharacters {
                return (String(decoding: bytes, as: UTF8.self), index)
            }
            var name: [UInt8] = []
            guard let gb18030 = Transcoder(from: "GB18030", to: "UTF-8"),
                (try? gb18030.convert(bytes, into: &name)) != nil
            else { return nil }
            return (String(decoding: name, as: UTF8.self), index)
        }
    }
}

extension String {
    /// The bytes of a C string, whatever their encoding.
    fileprivate static func rawBytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
        var count = 0
        while text[count] != 0 { count += 1 }
        return UnsafeRawBufferPointer(start: text, count: count).assumingMemoryBound(to: UInt8.self)
    }
}
