import CExpat

/// What wants to hear of the elements of an XML text.
protocol XmlListener: AnyObject {
    func started(_ name: XmlName, _ attributes: XmlAttributes) throws(UnreadableFile)
    func ended(_ name: XmlName) throws(UnreadableFile)
    func heard(_ text: UnsafeBufferPointer<UInt8>) throws(UnreadableFile)
}

/// The local name of an element, valid during the call.
struct XmlName {
    private let start: UnsafePointer<CChar>

    init(_ full: UnsafePointer<CChar>) {
        var start = full
        var at = full
        while at.pointee != 0 {
            if at.pointee == CChar(bitPattern: UInt8(ascii: ":")) { start = at + 1 }
            at += 1
        }
        self.start = start
    }

    static func ~= (pattern: StaticString, name: XmlName) -> Bool { name == pattern }

    static func == (name: XmlName, pattern: StaticString) -> Bool {
        let wanted = pattern.utf8Start
        var index = 0
        while index < pattern.utf8CodeUnitCount {
            guard UInt8(bitPattern: name.start[index]) == wanted[index] else { return false }
            index += 1
        }
        return name.start[index] == 0
    }
}

/// The attributes of an element, valid during the call.
struct XmlAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The value as it stands; `nil` if there is none. Prefixes count: `r:id`.
    func raw(_ wanted: StaticString) -> UnsafePointer<CChar>? {
        var at = list
        while let name = at.pointee {
            if Self.same(name, wanted) { return at[1] }
            at += 2
        }
        return nil
    }

    func text(_ name: StaticString) -> String? { raw(name).map { String(cString: $0) } }

    /// The value of an attribute with this local name, whatever its prefix.
    func text(local wanted: StaticString) -> String? {
        var at = list
        while let name = at.pointee {
            if XmlName(name) == wanted { return at[1].map { String(cString: $0) } }
            at += 2
        }
        return nil
    }

    /// A number without sign; `nil` for anything else.
    func number(_ name: StaticString) -> Int? {
        guard var at = raw(name), at.pointee != 0 else { return nil }
        var number = 0
        while at.pointee != 0 {
            let byte = UInt8(bitPattern: at.pointee)
            guard (48...57).contains(byte), number < 100_000_000 else { return nil }
            number = number * 10 + Int(byte - 48)
            at += 1
        }
        return number
    }

    func flag(_ name: StaticString) -> Bool {
        guard let value = raw(name) else { return false }
        return value.pointee == 0x31 || value.pointee == 0x74  // 1, true
    }

    private static func same(_ name: UnsafePointer<CChar>, _ wanted: StaticString) -> Bool {
        var index = 0
        while index < wanted.utf8CodeUnitCount {
            guard UInt8(bitPattern: name[index]) == wanted.utf8Start[index] else { return false }
            index += 1
        }
        return name[index] == 0
    }
}

/// Reads XML in portions by expat. Document types are refused: with them go entities, and with those their bombs.
final class XmlStream {
    private let parser: XML_Parser
    private unowned let listener: any XmlListener
    private var fault: UnreadableFile?
    private var depth = 0
    private var fed = 0
    private static let deepest = 64
    /// One tag or entity larger than this is an attack.
    private static let longestToken = 4 << 20

    init(_ listener: any XmlListener) throws(UnreadableFile) {
        guard let parser = XML_ParserCreate(nil) else { throw .damaged }
        self.parser = parser
        self.listener = listener
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { XmlStream.of($0).start($1!, $2!) },
            { XmlStream.of($0).end($1!) })
        XML_SetCharacterDataHandler(parser) { XmlStream.of($0).text($1!, Int($2)) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XmlStream.of(data).stop(.damaged) }
    }

    deinit { XML_ParserFree(parser) }

    /// - Parameter portion: `nil` at the end.
    func feed(_ portion: [UInt8]?) throws(UnreadableFile) {
        let bytes = portion ?? []
        fed += bytes.count
        let status = bytes.withUnsafeBytes {
            XML_Parse(
                parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), portion == nil ? 1 : 0)
        }
        if let fault { throw fault }
        guard status == XML_STATUS_OK else { throw .damaged }
        guard fed - Int(XML_GetCurrentByteIndex(parser)) <= Self.longestToken else { throw .damaged }
    }

    /// Reads a whole part.
    static func read(_ part: ZipPart, _ listener: any XmlListener) throws(UnreadableFile) {
        let stream = try XmlStream(listener)
        while let portion = try part.next() { try stream.feed(portion) }
        try stream.feed(nil)
    }

    // MARK: - From expat

    private static func of(_ data: UnsafeMutableRawPointer?) -> XmlStream {
        Unmanaged<XmlStream>.fromOpaque(data!).takeUnretainedValue()
    }

    private func start(_ name: UnsafePointer<CChar>, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
        guard fault == nil else { return }
        depth += 1
        guard depth <= Self.deepest else { return stop(.damaged) }
        do throws(UnreadableFile) { try listener.started(XmlName(name), XmlAttributes(list: list)) } catch { stop(error) }
    }

    private func end(_ name: UnsafePointer<CChar>) {
        guard fault == nil else { return }
        depth -= 1
        do throws(UnreadableFile) { try listener.ended(XmlName(name)) } catch { stop(error) }
    }

    private func text(_ start: UnsafePointer<CChar>, _ count: Int) {
        guard fault == nil else { return }
        start.withMemoryRebound(to: UInt8.self, capacity: count) {
            do throws(UnreadableFile) { try listener.heard(UnsafeBufferPointer(start: $0, count: count)) } catch { stop(error) }
        }
    }

    private func stop(_ reason: UnreadableFile) {
        if fault == nil { fault = reason }
        XML_StopParser(parser, 0)
    }
}
