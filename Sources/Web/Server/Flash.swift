import Foundation
import Hummingbird

/// Said once, on the page after a redirect: what happened, and the way back if there is one (G-14).
///
/// Travels in a short-lived cookie as `key|argument|undo-address`; only keys of our own words are shown.
struct Flash: Sendable, Equatable {
    static let cookie = "huxue_said"

    let key: String
    let argument: String
    let undoAddress: String?

    init(_ key: String, argument: String = "", undo: String? = nil) {
        self.key = key
        self.argument = argument
        undoAddress = undo
    }

    init?(_ request: Request) {
        guard let text = SessionCookie.value(of: Self.cookie, in: request)?.removingPercentEncoding else { return nil }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0].hasPrefix("said.") else { return nil }
        // An address of ours only: a path, never another host.
        let isOwnPath = parts[2].hasPrefix("/") && !parts[2].hasPrefix("//") && !parts[2].contains("\\")
        self.init(parts[0], argument: parts[1], undo: isOwnPath ? parts[2] : nil)
    }

    func notice(_ words: Words) -> String? { undoAddress == nil ? words(key, ["what": argument]) : nil }

    func undo(_ words: Words) -> UndoView? {
        undoAddress.map { UndoView(text: words(key, ["what": argument]), action: $0) }
    }

    var header: String {
        let text = [key, argument, undoAddress ?? ""].map { $0.split(separator: "|").joined(separator: "/") }
            .joined(separator: "|")
        return "\(Self.cookie)=\(text.percentEncoded); Path=/; HttpOnly; SameSite=Lax; Max-Age=20"
    }

    static let cleared = "\(cookie)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
}

extension String {
    /// For a cookie or a query: everything but letters, digits and `-._~` of ASCII is escaped (RFC 3986, 2.3).
    package var percentEncoded: String {
        let digits = Array("0123456789ABCDEF".utf8)
        return String(decoding: utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                [byte]
            default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }, as: UTF8.self)
    }
}
