import Foundation
import Synchronization
package import Campus

/// The usual reading of every single Chinese character, from Foundation's Mandarin transform.
///
/// Each character is asked once and kept: reading all of them at start would take more than a second.
package enum MandarinReadings {
    /// - Parameter polyphones: What the transform does not know: characters with several readings, words, names.
    package static func over(_ polyphones: Polyphones) -> Readings {
        let table = Table()
        return Readings(polyphones: polyphones) { table.reading(of: $0) }
    }

    /// The lock is held for one look-up; two threads may ask for the same character, and get the same reading.
    private final class Table: Sendable {
        private let known = Mutex<[Character: String?]>([:])

        func reading(of character: Character) -> String? {
            if let found = known.withLock({ $0[character] }) { return found }
            let fresh = MandarinReadings.transformed(character)
            known.withLock { $0[character] = fresh }
            return fresh
        }
    }

    /// - Returns: `nil` for what has no Mandarin reading: letters, digits, characters the transform leaves alone.
    private static func transformed(_ character: Character) -> String? {
        let text = String(character)
        guard !character.isASCII,
            let reading = text.applyingTransform(.mandarinToLatin, reverse: false), reading != text,
            reading.unicodeScalars.allSatisfy({ !$0.properties.isIdeographic })
        else { return nil }
        return reading.lowercased()
    }
}
