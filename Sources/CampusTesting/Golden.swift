import Foundation

/// Long texts meant for eyes (a page, the schema, who may do what), compared with a file that a reviewer can read.
package enum Golden {
    /// - Returns: `nil` if the text is as before; otherwise what to do. The new text stands beside the old one as
    ///   `NAME.actual`; `HUXUE_ACCEPT=1 swift test` accepts it.
    package static func difference(_ text: String, _ name: String, beside file: String = #filePath) -> String? {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden", isDirectory: true)
        let golden = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["HUXUE_ACCEPT"] == "1" {
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try? text.write(to: golden, atomically: true, encoding: .utf8)
            return nil
        }
        let known = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
        guard known != text else { return nil }
        let actual = folder.appendingPathComponent(name + ".actual")
        try? text.write(to: actual, atomically: true, encoding: .utf8)
        return "\(name) differs from what was accepted. Compare \(actual.path) and accept it with HUXUE_ACCEPT=1."
    }
}
