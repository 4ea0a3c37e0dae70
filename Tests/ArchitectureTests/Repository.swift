import Foundation

/// The repository as it lies on the disk beside this file.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file of our own targets.
    static let sources: [SourceFile] = files(below: "Sources", ending: ".swift").map(SourceFile.init)

    /// Swift files of the tests as well.
    static let everySwiftFile: [SourceFile] =
        sources + files(below: "Tests", ending: ".swift").map(SourceFile.init)

    static let targets: [String] = folders(in: "Sources")

    /// Folders below `Sources` that hold a module map: system libraries.
    static let systemModules: Set<String> = Set(
        targets.filter { FileManager.default.fileExists(atPath: root.path + "/Sources/\($0)/module.modulemap") })

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Paths from the root, in a stable order.
    static func files(below folder: String, ending: String) -> [String] {
        let walk = FileManager.default.enumerator(atPath: root.path + "/" + folder)
        let paths = (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(ending) }
        return paths.sorted().map { folder + "/" + $0 }
    }

    static func folders(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path + "/" + folder)) ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(root.path)/\(folder)/\(name)", isDirectory: &isFolder)
                && isFolder.boolValue && !name.hasPrefix(".")
        }.sorted()
    }
}
