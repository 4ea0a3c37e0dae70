import ArgumentParser
import Foundation
import Yams

/// Where the platform keeps its things. Flags over environment (`HUXUE_…`) over a file (`--config huxue.yaml`).
struct PlaceOptions: ParsableArguments {
    @Option(help: "sqlite:PATH or postgres://… (default: sqlite:DATA/huxue.db)")
    var database: String?

    @Option(help: "Folder of files, keys and the embedded database (default: ./data)")
    var data: String?

    @Option(help: "Folder of packs: calendars, names, ledgers (default: ./Packs)")
    var packs: String?

    @Option(help: "A YAML file of settings; the names are those of the flags")
    var config: String?
}

/// All settings, read once. Below the start, code receives the one value it needs.
struct Configuration: Sendable {
    var database: String
    var data: URL
    var packs: URL
    private let lookUp: @Sendable (String) -> String?

    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    init(_ places: PlaceOptions, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        let file = try Self.read(places.config ?? environment["HUXUE_CONFIG"])
        lookUp = { name in
            environment["HUXUE_" + name.uppercased().replacingOccurrences(of: "-", with: "_")] ?? file[name]
        }
        data = URL(fileURLWithPath: places.data ?? lookUp("data") ?? "./data", isDirectory: true)
        database = places.database ?? lookUp("database") ?? "sqlite:\(data.appendingPathComponent("huxue.db").path)"
        packs = try Self.packs(places.packs ?? lookUp("packs"))
    }

    /// What stands in the environment or the file under a flag's name.
    subscript(name: String) -> String? { lookUp(name) }

    private static func read(_ path: String?) throws -> [String: String] {
        guard let path else { return [:] }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Problem(description: "读不到配置文件 \(path) · cannot read the configuration file")
        }
        guard let values = try Yams.load(yaml: text) as? [String: Any] else { return [:] }
        return values.mapValues { "\($0)" }
    }

    /// The packs stand in the working folder, or some folders above the program itself.
    private static func packs(_ given: String?) throws -> URL {
        if let given { return URL(fileURLWithPath: given, isDirectory: true) }
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var candidates = [URL(fileURLWithPath: "./Packs", isDirectory: true)]
        for _ in 0..<5 {
            folder = folder.deletingLastPathComponent()
            candidates.append(folder.appendingPathComponent("Packs", isDirectory: true))
        }
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            throw Problem(description: "找不到 Packs 文件夹，请用 --packs 指定 · no Packs folder; name it with --packs")
        }
        return found
    }
}
