// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours; the import lines are the architecture (see ARCHITECTURE.md).
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func ours(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil, exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings)
}

func system(_ name: String, pkgConfig: String?, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let package = Package(
    name: "huxue",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "huxue", targets: ["Huxue"]),
        .executable(name: "bench", targets: ["Bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // What is true: values and decisions, no I/O.
        ours("Campus", [yams]),
        ours("Reports", ["Campus"]),

        // What we do: use cases, each one transaction.
        ours("Store", ["Campus", "CPostgres", "COpenSSL", grdb, log]),
        ours("Workflows", ["Campus", "Store", "Reports", lifecycle, log]),

        // What people see.
        ours("Documents", ["Campus", "Reports", "CXlsxWriter", "CFreeXL", "CZip", "CExpat", "CPango"]),
        ours("Web", ["Campus", "Reports", "Workflows", "Documents", hummingbird, mustache, log],
            resources: [.copy("Templates"), .copy("Assets"), .copy("Words")]),

        // Start: configuration, values, one service group, the sub-commands.
        .executableTarget(
            name: "Huxue",
            dependencies: [
                "Campus", "Store", "Workflows", "Reports", "Documents", "Web",
                arguments, hummingbird, lifecycle, signals, log, yams,
            ],
            swiftSettings: settings),

        // Only built on request, by ./bench.
        .executableTarget(
            name: "Bench",
            dependencies: ["Campus", "Store", "Workflows", "Reports", "Web", hummingbird, lifecycle, signals, log, yams],
            path: "Benchmarks", swiftSettings: settings),

        system("CPostgres", pkgConfig: "libpq", apt: "libpq-dev"),
        system("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev"),
        system("CXlsxWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
        system("CFreeXL", pkgConfig: "freexl", apt: "libfreexl-dev"),
        system("CZip", pkgConfig: "libzip", apt: "libzip-dev"),
        system("CExpat", pkgConfig: "expat", apt: "libexpat1-dev"),
        system("CPango", pkgConfig: "pangocairo", apt: "libpango1.0-dev"),

        ours("CampusTesting", ["Campus", "Store", "Workflows", yams, log]),
        tests("CampusTests", ["Campus", "CampusTesting"], resources: [.copy("Vectors")]),
        tests("StoreTests", ["Store", "Campus", "CampusTesting"], exclude: ["Golden"]),
        tests("WorkflowsTests", ["Workflows", "Store", "Campus", "CampusTesting"]),
        tests("DocumentsTests", ["Documents", "Reports", "Campus"]),
        tests("WebTests", ["Web", "Workflows", "Store", "Documents", "Reports", "Campus", "CampusTesting",
            hummingbird, hummingbirdTesting, yams], exclude: ["Golden"]),
        tests("ArchitectureTests", []),
    ],
    swiftLanguageModes: [.v6]
)
