import HTTPTypes
import Hummingbird

/// The cookie that holds the secret of a sign-in.
enum SessionCookie {
    static let name = "huxue_session"

    static func secret(of request: Request) -> String? { value(of: name, in: request) }

    static func value(of name: String, in request: Request) -> String? {
        for part in request.headers[.cookie]?.split(separator: ";") ?? [] {
            let halves = part.split(separator: "=", maxSplits: 1)
            if halves.count == 2, halves[0].drop(while: { $0 == " " }) == name { return String(halves[1]) }
        }
        return nil
    }

    /// - Parameter isSecure: The visitor speaks TLS with us or with the proxy in front.
    static func set(_ secret: String, isSecure: Bool) -> String {
        "\(name)=\(secret); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }

    static let cleared = "\(name)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
}
