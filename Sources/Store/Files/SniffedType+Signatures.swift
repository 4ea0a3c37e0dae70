extension SniffedType {
    /// - Parameter head: The beginning, `headLength` bytes of it or all.
    package init(_ head: [UInt8]) {
        func starts(_ signature: [UInt8], at offset: Int = 0) -> Bool { head.dropFirst(offset).starts(with: signature) }

        if starts([0xff, 0xd8, 0xff]) {
            self = .jpeg
        } else if starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
            self = .png
        } else if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) {
            self = .webp
        } else if starts(Array("GIF87a".utf8)) || starts(Array("GIF89a".utf8)) {
            self = .gif
        } else if starts(Array("ftyp".utf8), at: 4) {
            self = Self.boxed(brand: head.dropFirst(8).prefix(4))
        } else if starts(Array("%PDF-".utf8)) {
            self = .pdf
        } else if starts([0x50, 0x4b, 0x03, 0x04]) || starts([0x50, 0x4b, 0x05, 0x06]) {
            self = Self.zipped(head)
        } else if starts([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
            self = .compoundFile
        } else if starts(Array("MZ".utf8)) || starts([0x7f, 0x45, 0x4c, 0x46]) || starts(Array("#!".utf8)) {
            self = .executable
        } else {
            self = Self.written(head)
        }
    }

    /// ISO/IEC 14496-12: the brand names the family.
    private static func boxed(brand: ArraySlice<UInt8>) -> SniffedType {
        switch String(decoding: brand, as: UTF8.self) {
        case "heic", "heix", "heim", "heis", "mif1", "msf1", "hevc": .heic
        case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "3gp4", "3gp5": .mp4
        case "qt  ": .quickTime
        default: .unknown
        }
    }

    /// Office documents are archives that say so by the names of their first entries.
    private static func zipped(_ head: [UInt8]) -> SniffedType {
        let names = entryNames(head)
        guard names.contains(where: { $0 == "[Content_Types].xml" || $0 == "_rels/.rels" }) else { return .zip }
        for (folder, type) in [("word/", docx), ("xl/", xlsx), ("ppt/", pptx)]
        where names.contains(where: { $0.hasPrefix(folder) }) {
            return type
        }
        return .zip
    }

    /// Names in the local headers within reach (APPNOTE 4.3.7), found by their signature: sizes may follow the data.
    private static func entryNames(_ head: [UInt8]) -> [String] {
        var names: [String] = []
        var at = 0
        while at + 30 <= head.count {
            guard head[at] == 0x50, head[at + 1] == 0x4b, head[at + 2] == 3, head[at + 3] == 4 else {
                at += 1
                continue
            }
            let length = Int(head[at + 26]) | Int(head[at + 27]) << 8
            names.append(String(decoding: head.dropFirst(at + 30).prefix(length), as: UTF8.self))
            at += 30 + length
        }
        return names
    }

    /// Text in UTF-8 or GB18030: no control characters but tabs and line ends. Markup is told apart, since browsers
    /// may take it for a page.
    private static func written(_ head: [UInt8]) -> SniffedType {
        let body = head.starts(with: [0xef, 0xbb, 0xbf]) ? head.dropFirst(3) : head[...]
        let isWritten = body.allSatisfy { $0 >= 0x20 && $0 != 0x7f && $0 != 0xff || (0x09...0x0d).contains($0) }
        guard !body.isEmpty, isWritten else { return .unknown }

        let start = body.drop { $0 <= 0x20 }
        guard start.first == UInt8(ascii: "<") else { return .text }
        let words = String(decoding: start, as: UTF8.self).lowercased()
        if words.contains("<svg") { return .svg }
        return words.hasPrefix("<?xml") && !words.contains("<html") ? .xml : .html
    }
}
