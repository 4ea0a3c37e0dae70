import Campus
import Foundation

/// What fills the words of a notice, as the record keeps it.
struct NoticeArguments {
    let values: [String: String]

    init(_ values: [String: String]) { self.values = values }

    init(_ stored: String) {
        values = (try? JSONDecoder().decode([String: String].self, from: Data(stored.utf8))) ?? [:]
    }

    var stored: String {
        "{" + values.sorted { $0.key < $1.key }.map { "\($0.key.asJSON):\($0.value.asJSON)" }.joined(separator: ",") + "}"
    }
}
