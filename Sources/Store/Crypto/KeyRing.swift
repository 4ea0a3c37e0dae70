/// The keys of sealed columns: the newest seals, all of them open.
package struct KeyRing: Sendable {
    /// Oldest first; never empty.
    package let keys: [SealingKey]
    /// The key that seals.
    package let newest: SealingKey

    private let byID: [String: SealingKey]

    init?(_ keys: [SealingKey]) {
        guard let newest = keys.last else { return nil }
        self.keys = keys
        self.newest = newest
        byID = Dictionary(keys.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func key(_ id: String) -> SealingKey? { byID[id] }
}
