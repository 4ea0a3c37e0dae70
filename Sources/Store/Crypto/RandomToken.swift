/// A secret that one person or program holds: a session, an invitation, a one-time link, an API token.
///
/// It is shown once. The record keeps only `storageHash`, so that a copy of the record opens no door. A plain
/// digest is enough here because the secret is random: 256 bits cannot be guessed, as passwords can.
package struct RandomToken: Sendable, Equatable {
    /// 43 characters that may stand in an address or a cookie.
    package let text: String

    package init() { text = SecureRandom.bytes(32).base64URL }

    /// What somebody sent; `nil` if it cannot be one of ours.
    package init?(_ sent: String) {
        guard sent.utf8.count == 43, sent.utf8.allSatisfy(Base64URL.contains) else { return nil }
        text = sent
    }

    /// SM3, 32 bytes.
    package var storageHash: [UInt8] { SM3.hash(text) }
}

extension RandomToken: CustomStringConvertible {
    package var description: String { "•••" }
}
