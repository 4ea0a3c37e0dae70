import Foundation

/// `iconv` of the C library: from one encoding to another, in portions.
///
/// A character cut by the end of a portion is kept for the next one.
final class Transcoder {
    struct Malformed: Error {}

    private let descriptor: iconv_t
    private var rest: [UInt8] = []
    private var room = [UInt8](repeating: 0, count: 64 * 1_024)

    init?(from source: String, to target: String) {
        guard let descriptor = iconv_open(target, source), Int(bitPattern: descriptor) != -1 else { return nil }
        self.descriptor = descriptor
    }

    deinit { iconv_close(descriptor) }

    /// Whether the last portion ended inside a character.
    var isInsideCharacter: Bool { !rest.isEmpty }

    /// - Throws: `Malformed` at the first byte that is no character; what stood before it is in `output`.
    func convert(_ input: [UInt8], into output: inout [UInt8]) throws(Malformed) {
        guard convertUntilFault(input, into: &output) == nil else { throw Malformed() }
    }

    /// From UTF-8 only. Characters that the target does not know become a question mark.
    func convertReplacing(_ input: [UInt8], into output: inout [UInt8]) {
        var portion = input
        while let fault = convertUntilFault(portion, into: &output) {
            output.append(UInt8(ascii: "?"))
            portion = Array(fault.dropFirst().drop { $0 & 0xC0 == 0x80 })
        }
    }

    /// - Returns: What follows from the fault on, or `nil` if all of the input was understood.
    private func convertUntilFault(_ input: [UInt8], into output: inout [UInt8]) -> [UInt8]? {
        var bytes = rest.isEmpty ? input : rest + input
        rest.removeAll()
        var at = 0
        let count = bytes.count
        while at < count {
            let step = advance(&bytes, from: at, into: &output)
            at += step.read
            switch step.errno {
            case 0, E2BIG: continue
            case EINVAL:
                rest = Array(bytes[at...])
                return nil
            default: return Array(bytes[at...])
            }
        }
        return nil
    }

    private func advance(
        _ bytes: inout [UInt8], from start: Int, into output: inout [UInt8]
    ) -> (read: Int, errno: Int32) {
        var code: Int32 = 0
        let left = bytes.count - start
        var unread = left
        var free = room.count
        bytes.withUnsafeMutableBytes { source in
            room.withUnsafeMutableBytes { target in
                var from = (source.baseAddress! + start).assumingMemoryBound(to: CChar.self) as UnsafeMutablePointer?
                var to = target.baseAddress!.assumingMemoryBound(to: CChar.self) as UnsafeMutablePointer?
                if iconv(descriptor, &from, &unread, &to, &free) == -1 { code = errno }
            }
        }
        output.append(contentsOf: room[0..<(room.count - free)])
        return (left - unread, code)
    }
}
