import CPango

/// The part of an installed font that a document needs, to be embedded in it (EXP-06).
///
/// The Noto fonts are under the SIL Open Font License 1.1, which allows embedding.
struct SubsetFont {
    static let family = "Noto Sans CJK SC"

    /// An OpenType font with the glyphs of these characters.
    let bytes: [UInt8]

    /// - Returns: `nil` if the font is not installed; the document then relies on the fonts of its reader.
    init?(characters: CharacterTally) {
        guard let place = Self.place, let blob = hb_blob_create_from_file_or_fail(place.file) else { return nil }
        defer { hb_blob_destroy(blob) }
        let face = hb_face_create(blob, place.index)
        defer { hb_face_destroy(face) }
        guard let input = hb_subset_input_create_or_fail() else { return nil }
        defer { hb_subset_input_destroy(input) }
        let wanted = hb_subset_input_unicode_set(input)
        for character in characters.seen { hb_set_add(wanted, character) }
        guard let subset = hb_subset_or_fail(face, input) else { return nil }
        defer { hb_face_destroy(subset) }
        let result = hb_face_reference_blob(subset)
        defer { hb_blob_destroy(result) }
        var length: UInt32 = 0
        guard let data = hb_blob_get_data(result, &length), length > 32 else { return nil }
        bytes = Array(UnsafeRawBufferPointer(start: data, count: Int(length)))
    }

    /// File and face of the font, if it is installed under its own name.
    private static var place: (file: String, index: UInt32)? {
        guard let pattern = FcNameParse("\(family):style=Regular") else { return nil }
        defer { FcPatternDestroy(pattern) }
        FcConfigSubstitute(nil, pattern, FcMatchPattern)
        FcDefaultSubstitute(pattern)
        var result = FcResultMatch
        guard let match = FcFontMatch(nil, pattern, &result) else { return nil }
        defer { FcPatternDestroy(match) }
        var name: UnsafeMutablePointer<FcChar8>?
        var file: UnsafeMutablePointer<FcChar8>?
        var index: Int32 = 0
        guard FcPatternGetString(match, "family", 0, &name) == FcResultMatch,
            FcPatternGetString(match, "file", 0, &file) == FcResultMatch, let name, let file,
            String(cString: name) == family
        else { return nil }
        FcPatternGetInteger(match, "index", 0, &index)
        // The upper half counts instances of variable fonts.
        return (String(cString: file), UInt32(index) & 0xFFFF)
    }
}

/// Which characters a text contains, as a bit for each.
struct CharacterTally {
    private var bits = [UInt64](repeating: 0, count: 0x11_0000 / 64)

    init() { add((0x20...0x7E).map { String(Unicode.Scalar($0)) }.joined()) }

    mutating func add(_ text: String) {
        for scalar in text.unicodeScalars { bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63) }
    }

    var seen: [UInt32] {
        bits.indices.filter { bits[$0] != 0 }.flatMap { word in
            (0..<64).filter { bits[word] >> UInt64($0) & 1 == 1 }.map { UInt32(word * 64 + $0) }
        }
    }
}

extension SubsetFont {
    /// Office wants the first 32 bytes of an embedded font mixed with this key (ECMA-376 part 1, section 17.8.1).
    static let key = "{7A0B1C52-3D4E-4F60-9182-A3B4C5D6E7F8}"

    var obfuscated: [UInt8] {
        let digits = Array(Self.key.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") })
        let key = stride(from: 0, to: 32, by: 2).map { at in
            UInt8(String(decoding: digits[at..<at + 2], as: UTF8.self), radix: 16) ?? 0
        }
        var mixed = bytes
        for index in 0..<32 { mixed[index] ^= key[15 - index % 16] }
        return mixed
    }
}
