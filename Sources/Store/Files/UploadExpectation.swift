/// What the sender announced, kept beside the pieces: one line `size sha256 hash-when-finished`, `-` for nothing.
struct UploadExpectation {
    let size: Int64
    let digest: FileHash?
    /// Set when the upload has become a file, so that a repeated end gets the same answer.
    var finished: FileHash?

    init(size: Int64, digest: FileHash?) {
        self.size = size
        self.digest = digest
    }

    init?(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 3, let size = Int64(words[0]) else { return nil }
        self.size = size
        digest = FileHash(words[1])
        finished = FileHash(words[2])
    }

    var line: String { "\(size) \(digest?.text ?? "-") \(finished?.text ?? "-")" }
}
