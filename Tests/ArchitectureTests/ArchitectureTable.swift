/// Sections 2 and 3 of ARCHITECTURE.md, line by line. Change both together.
struct ArchitectureTable {
    struct Row {
        let target: String
        /// The arrows of section 2.
        let imports: [String]
        /// Others' modules, and where they may be imported: a piece of the path, or everywhere.
        let besides: [String: [String]]
        /// Ours, although an arrow would reach them.
        let never: Set<String>

        init(_ target: String, _ imports: [String], besides: [String: [String]] = [:], never: Set<String> = []) {
            self.target = target
            self.imports = imports
            self.besides = besides
            self.never = never
        }
    }

    static let everywhere = ["/"]

    /// Decisions without I/O: no database, no socket, no clock, no random source.
    static let truth: Set<String> = [
        "Campus", "Signals", "Incidents", "Compliance", "Ledgers", "Reports", "DeviceCodecs",
    ]

    /// What comes with the compiler; the true ring has only the first, and single functions of mathematics.
    static let platform: Set<String> = [
        "FoundationEssentials", "Foundation", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin",
    ]

    static let mathematics: Set<String> = [
        "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "sqrt",
        "pow", "exp", "log", "log10", "floor", "ceil", "round", "fabs", "hypot",
    ]

    static let rows = [
        // What is true.
        Row("Campus", [], besides: ["Yams": ["Pack"]]),
        Row("Signals", ["Campus"]),
        Row("Compliance", ["Campus"], besides: ["Yams": ["Pack"]]),
        Row("Incidents", ["Signals"]),
        Row("Ledgers", ["Compliance"], besides: ["Yams": ["Pack"]]),
        Row("Reports", ["Ledgers", "Incidents"]),
        Row("DeviceCodecs", ["Signals"], besides: ["NIOCore": everywhere]),

        // What we do.
        Row("Store", ["Campus"], besides: [
            "GRDB": ["Store/Engine/SQLite"], "CPostgres": ["Store/Engine/Postgres"], "COpenSSL": everywhere,
            "Logging": everywhere,
        ]),
        Row("Workflows", ["Store", "Reports"], besides: ["ServiceLifecycle": everywhere, "Logging": everywhere]),

        // What people and devices see.
        Row("Documents", ["Reports"], besides: [
            "CXlsxWriter": everywhere, "CFreeXL": everywhere, "CZip": everywhere, "CExpat": everywhere, "CPango": everywhere,
        ], never: ["Store", "Workflows"]),
        Row("Gateways", ["DeviceCodecs"], besides: [
            "NIOCore": everywhere, "NIOPosix": everywhere, "NIOSSL": everywhere, "ServiceLifecycle": everywhere,
            "Logging": everywhere, "Metrics": everywhere, "Hummingbird": ["HTTP"],
        ], never: ["Store", "Workflows", "Incidents"]),
        Row("Simulators", ["DeviceCodecs"], besides: ["NIOCore": everywhere, "NIOPosix": everywhere, "Logging": everywhere]),
        Row("Media", ["Campus"], besides: ["ServiceLifecycle": everywhere, "Logging": everywhere]),
        Row("Notices", ["Incidents"], besides: ["ServiceLifecycle": everywhere, "Logging": everywhere]),
        Row("Web", ["Workflows", "Documents"], besides: [
            "Hummingbird": everywhere, "HTTPTypes": everywhere, "NIOCore": everywhere, "Mustache": everywhere,
            "Logging": everywhere,
        ], never: ["Store", "Gateways", "Notices"]),

        // Start. Nothing imports it.
        Row("Huxue", ["Web", "Gateways", "Media", "Notices", "Simulators"], besides: [
            "ArgumentParser": everywhere, "UnixSignals": everywhere, "Hummingbird": everywhere, "ServiceLifecycle": everywhere,
            "Logging": everywhere, "Yams": everywhere,
        ]),

        // For tests only.
        Row("CampusTesting", ["Workflows"], besides: ["Yams": everywhere, "Logging": everywhere]),
    ]

    static func row(_ target: String) -> Row? { rows.first { $0.target == target } }

    /// Whoever imports a target may also name what that target imports among ours.
    static func ours(for target: String) -> Set<String> {
        reached(from: target).subtracting(row(target)?.never ?? [])
    }

    /// All arrows that lead away from a target, over any number of steps.
    private static func reached(from target: String) -> Set<String> {
        let arrows = row(target)?.imports ?? []
        return arrows.reduce(into: Set(arrows)) { $0.formUnion(reached(from: $1)) }
    }

    static func allows(_ line: Import, in file: SourceFile) -> Bool {
        if ours(for: file.target).contains(line.module) { return true }
        if platform.contains(line.module) {
            guard truth.contains(file.target) else { return true }
            return line.module == "FoundationEssentials" || line.function.map(mathematics.contains) == true
        }
        let places = row(file.target)?.besides[line.module] ?? []
        return places.contains { file.path.contains($0) }
    }
}
