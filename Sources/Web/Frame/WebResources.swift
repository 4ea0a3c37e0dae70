import Foundation

/// The files that come with this target: templates, words, styles and scripts. Read once, at start.
package struct WebResources: Sendable {
    package struct Missing: Error, Equatable {
        package let folder: String
    }

    /// One file below a folder: its path from that folder, e.g. `Parts/field.mustache`.
    package struct File: Sendable {
        package let path: String
        package let bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }

        package var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    package let templates: [File]
    package let assets: [File]
    /// `zh-CN/frame.yaml` and its kin: flat `key: text`, read by whoever can read YAML.
    package let words: [File]

    package init(templates: [File], assets: [File], words: [File]) {
        self.templates = templates
        self.assets = assets
        self.words = words
    }

    /// Reads everything from the bundle beside the program.
    package static func bundled() throws -> WebResources {
        WebResources(
            templates: try files(in: "Templates"), assets: try files(in: "Assets"), words: try files(in: "Words"))
    }

    private static func files(in folder: String) throws -> [File] {
        guard let root = Bundle.module.resourceURL?.appendingPathComponent(folder, isDirectory: true),
            let walk = FileManager.default.enumerator(atPath: root.path)
        else { throw Missing(folder: folder) }
        let paths = walk.compactMap { $0 as? String }.filter { !$0.hasPrefix(".") }.sorted()
        return try paths.compactMap { path in
            let place = root.appendingPathComponent(path)
            guard try place.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return nil }
            return File(path: path, bytes: Array(try Data(contentsOf: place)))
        }
    }
}
