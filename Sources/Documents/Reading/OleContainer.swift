/// The container of old Office files and of every encrypted one ([MS-CFB]); only its table of names is read.
enum OleContainer {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static let wanted = ["EncryptedPackage", "Workbook", "Book", "WordDocument", "PowerPoint Document"]

    /// Which of the streams that tell files apart are present.
    ///
    /// Directory entries are 128 bytes on a 128-byte boundary: name in UTF-16, its length in bytes at 64
    /// ([MS-CFB] 2.6.1). Looking at every boundary finds them without trusting the sector chains.
    static func names(_ path: String) throws(UnreadableFile) -> Set<String> {
        let patterns = wanted.map { name in (name: name, bytes: Array(name.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }) }
        let file = try InputFile(path)
        var found: Set<String> = []
        while true {
            let portion = try file.read(upTo: 1 << 20)
            for start in stride(from: 0, to: portion.count - 127, by: 128) {
                let entry = portion[start..<start + 128]
                let length = Int(portion[start + 64]) | Int(portion[start + 65]) << 8
                for pattern in patterns where length == pattern.bytes.count + 2 && entry.starts(with: pattern.bytes) {
                    found.insert(pattern.name)
                }
            }
            if portion.count < 1 << 20 { return found }
        }
    }
}
