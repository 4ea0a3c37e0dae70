/// A stored file, open for reading; it stays readable when the file is removed meanwhile.
package struct StoredFileReader {
    package let size: Int64
    private let file: OpenFile

    init(_ file: OpenFile) throws(OpenFile.Fault) {
        self.file = file
        size = try file.size()
    }

    /// Up to `count` bytes from `offset`; fewer only at the end.
    package func read(at offset: Int64, count: Int) throws(FileFault) -> [UInt8] {
        do { return try file.read(at: offset, count: count) } catch { throw FileFault(error) }
    }

    /// All of it; for files of known moderate size.
    package func readAll() throws(FileFault) -> [UInt8] { try read(at: 0, count: Int(size)) }

    /// What the content says it is.
    package func sniffedType() throws(FileFault) -> SniffedType {
        SniffedType(try read(at: 0, count: SniffedType.headLength))
    }
}
