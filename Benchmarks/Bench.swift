import Foundation

/// `bench [NAME…] [--schools 3000,30000] [--people 400000] [--engine sqlite|postgres]`: the figures of the platform beside a reference
/// measured in the same run. NAME is a group: `lists`, `profile`, `search`, `web`, `export`.
@main
enum Bench {
    static let groups = ["lists", "profile", "search", "web", "export"]

    static func main() async throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "serve" {
            try await ChildServer.run(Array(arguments.dropFirst()))
            return
        }
        let sizes = (Self.option("--schools", &arguments) ?? "3000,30000").split(separator: ",").compactMap { Int($0) }
        let people = Self.option("--people", &arguments).flatMap { Int($0) } ?? 400_000
        let wanted = Self.option("--engine", &arguments)
        let unknown = arguments.filter { !groups.contains($0) }
        guard unknown.isEmpty, !sizes.isEmpty else {
            FileHandle.standardError.write(Data("unknown: \(unknown); known: \(groups)\n".utf8))
            exit(2)
        }
        let names = Set(arguments.isEmpty ? groups : arguments)
        var figures: [Figure] = []
        for place in Place.all where wanted == nil || wanted == place.engine {
            for size in sizes { figures += try await Run(place: place, schools: size, people: people, names: names).figures() }
        }
        Figure.print(figures)
        if figures.contains(where: \.isMissing) { exit(1) }
    }

    private static func option(_ name: String, _ arguments: inout [String]) -> String? {
        guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
        let value = arguments[index + 1]
        arguments.removeSubrange(index...index + 1)
        return value
    }
}
