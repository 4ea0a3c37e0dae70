import Campus
import Foundation
import Logging
import ServiceLifecycle
import Store
import Workflows

/// What a node of the role `jobs` runs: jobs, and the duties of the leader.
struct JobServices {
    let platform: Platform
    let work: Work
    let logger: Logger
    /// Tells this process from every other, and from its own predecessor.
    let node = UUID().uuidString

    var services: [any Service] {
        [
            JobRunner(database: platform.database, kinds: kinds, node: node, logger: logger),
            Courier(database: platform.database, logger: logger),
            Leader(database: platform.database, node: node, duties: duties, logger: logger),
        ]
    }

    /// All kinds of jobs; a new kind adds its line here.
    private var kinds: [any JobKind] { [ImportJob(work.imports), ExportJob(work.exports)] }

    /// What the leading node does from time to time; a new duty adds its line here.
    private var duties: [Duty] {
        let (work, clock) = (work, platform.database.clock)
        return Housekeeping(database: platform.database).duties + [
            Duty("reorganisations") { _ = try await work.reorganisations.applyDue(on: clock.today) },
            Duty("uploads", every: 3_600) { try await work.uploads.clear() },
            Duty("recycle-bin", every: 3_600) { _ = try await work.bin.erase() },
            Duty("exports", every: 3_600) { try await work.exports.sweep() },
        ]
    }
}
