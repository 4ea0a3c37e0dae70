/// What a job of one kind does. Listed once, where the runner is made.
package protocol JobKind: Sendable {
    /// The `kind` under which it is queued: `import`, `export`.
    var kind: String { get }

    /// May run again from the start when its node died, so it must not do twice what it did already.
    ///
    /// - Returns: The result, kept with the job.
    /// - Throws: `JobFailure` for a reason people should read; anything else is logged and told as unexpected.
    func run(_ job: RunningJob) async throws -> String
}

/// Why a job could not be done, in words of ours.
package struct JobFailure: Error, Equatable {
    /// Key of the words, e.g. `job.failure.file-gone`.
    package let words: String

    package init(_ words: String) { self.words = words }

    static let unexpected = JobFailure("job.failure.unexpected")
    static let unknownKind = JobFailure("job.failure.unknown-kind")
    /// It took its node down every time.
    static let gaveUp = JobFailure("job.failure.gave-up")
}
