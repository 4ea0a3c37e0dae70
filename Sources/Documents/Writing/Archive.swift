import CZip

/// A zip archive in the making, by libzip; every entry carries the same date, so equal parts give equal bytes.
final class Archive {
    private let path: String
    private var handle: OpaquePointer?
    /// libzip reads them only when the archive is closed.
    private var texts: [UnsafeMutableRawBufferPointer] = []

    init(writing path: String) throws(WritingFailure) {
        self.path = path
        var code: Int32 = 0
        handle = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code)
        guard handle != nil else { throw .cannotWrite(path: path) }
    }

    deinit {
        if let handle { zip_discard(handle) }
        texts.forEach { $0.deallocate() }
    }

    func add(_ name: String, text: String) throws(WritingFailure) {
        try add(name, bytes: Array(text.utf8))
    }

    func add(_ name: String, bytes: [UInt8]) throws(WritingFailure) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        copy.copyBytes(from: bytes)
        texts.append(copy)
        try add(name, zip_source_buffer(handle, copy.baseAddress, zip_uint64_t(copy.count), 0))
    }

    func add(_ name: String, file: String) throws(WritingFailure) {
        try add(name, zip_source_file(handle, file, 0, -1))
    }

    private func add(_ name: String, _ source: OpaquePointer?) throws(WritingFailure) {
        let index = zip_file_add(handle, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw failure
        }
        // 1980-01-01, the first day a zip archive knows.
        zip_file_set_dostime(handle, zip_uint64_t(index), 0, 0x21, 0)
    }

    func close() throws(WritingFailure) {
        guard let open = handle else { throw .alreadyClosed }
        guard zip_close(open) == 0 else { throw failure }
        handle = nil
    }

    private var failure: WritingFailure {
        guard let handle, let reason = zip_strerror(handle) else { return .cannotWrite(path: path) }
        let error = zip_get_error(handle).pointee
        return error.sys_err == 28 /* ENOSPC */ ? .diskFull : .refused(by: "libzip", reason: String(cString: reason))
    }
}
