import CZip

/// The parts of a workbook's container. Parts are asked for by name and never unpacked to disk,
/// so a name that points outside the archive has no effect.
final class ZipParts {
    let archive: OpaquePointer
    private let limits: ReadingLimits

    init(_ path: String, _ limits: ReadingLimits) throws(UnreadableFile) {
        self.limits = limits
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else { throw .damaged }
        self.archive = archive
        let count = zip_get_num_entries(archive, 0)
        guard count <= limits.entries else { throw .tooLarge(.entries(limits.entries)) }
    }

    deinit { zip_discard(archive) }

    func contains(_ name: String) -> Bool { zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0 }

    /// - Returns: `nil` if there is no such part.
    func open(_ name: String) throws(UnreadableFile) -> ZipPart? {
        let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
        return index >= 0 ? try open(at: zip_uint64_t(index)) : nil
    }

    func open(at index: UInt64) throws(UnreadableFile) -> ZipPart {
        var facts = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &facts) == 0 else { throw .damaged }
        guard facts.encryption_method == ZIP_EM_NONE else { throw .protected }
        guard let handle = zip_fopen_index(archive, index, 0) else { throw .damaged }
        return ZipPart(handle, owner: self, packed: Int(clamping: facts.comp_size), limits)
    }

    /// A part that is small by nature, whole.
    func whole(_ name: String, upTo limit: Int = 8 << 20) throws(UnreadableFile) -> [UInt8]? {
        let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
        return index >= 0 ? try bytes(at: zip_uint64_t(index), upTo: limit) : nil
    }

    func bytes(at index: UInt64, upTo limit: Int) throws(UnreadableFile) -> [UInt8] {
        let part = try open(at: index)
        var bytes: [UInt8] = []
        while let portion = try part.next() {
            bytes += portion
            guard bytes.count <= limit else { throw .tooLarge(.unpackedBytes(limit)) }
        }
        return bytes
    }
}

/// One part, unpacked in portions and watched while it grows: what the container says of its size is not believed.
final class ZipPart {
    private let handle: OpaquePointer
    private let owner: ZipParts
    private let packed: Int
    private let limits: ReadingLimits
    private var unpacked = 0
    private static let portion = 128 * 1_024
    /// Small parts may be as dense as they like.
    private static let harmless = 4 << 20

    fileprivate init(_ handle: OpaquePointer, owner: ZipParts, packed: Int, _ limits: ReadingLimits) {
        self.handle = handle
        self.owner = owner
        self.packed = max(1, packed)
        self.limits = limits
    }

    deinit { zip_fclose(handle) }

    func next() throws(UnreadableFile) -> [UInt8]? {
        var got: zip_int64_t = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.portion) { room, filled in
            got = zip_fread(handle, room.baseAddress, zip_uint64_t(Self.portion))
            filled = max(0, Int(got))
        }
        guard got >= 0 else { throw .damaged }
        unpacked += bytes.count
        if unpacked > Self.harmless, unpacked / packed > limits.unpackedRatio { throw .zipBomb }
        guard unpacked <= limits.unpackedBytes else { throw .tooLarge(.unpackedBytes(limits.unpackedBytes)) }
        return bytes.isEmpty ? nil : bytes
    }
}
