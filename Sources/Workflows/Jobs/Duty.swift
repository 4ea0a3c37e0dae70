/// Something to be done from time to time, by one node only.
package struct Duty: Sendable {
    package let name: String
    /// Seconds between two runs.
    package let every: Int64
    /// Runs again after a failure, on this node or another: it must not mind.
    package let run: @Sendable () async throws -> Void

    package init(_ name: String, every seconds: Int64 = 60, run: @escaping @Sendable () async throws -> Void) {
        self.name = name
        every = seconds
        self.run = run
    }
}
