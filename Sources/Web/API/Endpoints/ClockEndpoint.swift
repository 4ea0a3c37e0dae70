import Campus
import HTTPTypes
import Workflows

/// Moves the clock of a server that was started with `--clock`; everywhere else there is no such thing.
enum ClockEndpoint {
    static func all(_ set: (@Sendable (Instant) -> Void)?) -> [Endpoint] {
        [
            Endpoint(
                .post, "clock", "api.clock.set", takes: .object([.needs("at", .moment)]),
                answers: .object([.needs("now", .moment)])
            ) { call in
                guard let set else { throw NotFound() }
                guard let instant = Instant(rfc3339: call.body.text("at")) else { throw FormProblems(["at": "json.moment"]) }
                set(instant)
                return APIAnswer(.object([("now", .moment(call.work.clock.now()))]))
            }
        ]
    }
}
