import Foundation

/// The text of a file below `Packs/`, as it is shipped.
func shippedPack(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Packs").appending(path: path), encoding: .utf8)
}
