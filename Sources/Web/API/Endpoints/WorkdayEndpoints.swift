import Campus
import HTTPTypes
import Workflows

/// What is to be done, what was told, what runs in the background.
enum WorkdayEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "desk", "api.desk.read", answers: desk) { call in
            let desk = try await call.work.desk.desk(for: call.caller)
            return APIAnswer(.object([
                ("today", .day(desk.today)), ("rows", .list(desk.items.map { described($0.toDo) })),
                ("inCharge", .list(desk.inCharge.map(UnitAnswer.person))),
            ]))
        },
        Endpoint(
            .get, "notices", "api.notices.list",
            query: [APIParameter("after", .id), APIParameter("unread", .choice(["yes", "no"]))], answers: notices
        ) { call in
            let page = try await call.work.notices.page(
                before: Int64(call.query.text("after")), onlyUnread: call.query.text("unread") == "yes", for: call.caller)
            return APIAnswer(.object([
                ("rows", .list(page.notices.map(described))), ("unread", .count(page.unread)),
                ("next", page.next.map { .integer($0) } ?? .null),
            ]))
        },
        Endpoint(
            .post, "notices/{notice}/read", "api.notices.open", answers: .object([.needs("link", .text(longest: 2_000))])
        ) { call in
            let link = try await call.work.notices.open(try call.number("notice"), by: call.caller)
            return APIAnswer(.object([("link", .text(link))]))
        },
        Endpoint(
            .post, "notices/read", "api.notices.readAll", answers: .object([.needs("read", .integer(0...Int64.max))])
        ) { call in
            APIAnswer(.object([("read", .count(try await call.work.notices.readAll(by: call.caller)))]))
        },
        Endpoint(.get, "jobs", "api.jobs.list", answers: .object([.needs("rows", .list(job))])) { call in
            let jobs = try await call.work.jobs.mine(for: call.caller)
            return APIAnswer(.object([("rows", .list(jobs.map(described)))]))
        },
        Endpoint(.get, "jobs/{job}", "api.jobs.read", answers: job) { call in
            APIAnswer(described(try await call.work.jobs.one(try call.id("job"), for: call.caller)))
        },
        Endpoint(.post, "jobs/{job}/cancel", "api.jobs.cancel") { call in
            try await call.work.jobs.cancel(try call.id("job"), by: call.caller)
            return .done
        },
    ]

    private static let desk = Schema.object([
        .needs("today", .day),
        .needs("rows", .list(.object([
            .needs("key"), .needs("words"), .needs("arguments", .map(.text(longest: 2_000))), .needs("unit"),
            .perhaps("due", .day), .needs("address", .text(longest: 2_000)), .needs("isApproval", .truth),
        ]))),
        .needs("inCharge", .list(UnitAnswer.personSchema)),
    ])
    private static let notices = Schema.object([
        .needs("rows", .list(.object([
            .needs("id", .id), .needs("words"), .needs("arguments", .map(.text(longest: 2_000))),
            .needs("link", .text(longest: 2_000)), .needs("times", .integer(1...Int64.max)), .needs("at", .moment),
            .needs("isRead", .truth),
        ]))),
        .needs("unread", .integer(0...Int64.max)), .perhaps("next", .id),
    ])
    private static let job = Schema.named("Job", .object([
        .needs("id", .id), .needs("kind"), .needs("title", .text()), .needs("state", .choice(Job.State.allCases.map(\.rawValue))),
        .needs("wantsStop", .truth), .needs("done", .integer(0...Int64.max)), .needs("total", .integer(0...Int64.max)),
        .needs("result", .text(longest: 20_000)), .needs("failure"), .needs("createdAt", .moment),
        .perhaps("startedAt", .moment), .perhaps("endedAt", .moment),
    ]))

    private static func described(_ toDo: ToDo) -> JSON {
        .object([
            ("key", .text(toDo.key)), ("words", .text(toDo.words)), ("arguments", texts(toDo.arguments)),
            ("unit", .text(toDo.unitName)), ("due", .day(toDo.due)), ("address", .text(toDo.address)),
            ("isApproval", .truth(toDo.isApproval)),
        ])
    }

    private static func described(_ notice: NoticeWork.Notice) -> JSON {
        .object([
            ("id", .integer(notice.id)), ("words", .text(notice.words)), ("arguments", texts(notice.arguments)),
            ("link", .text(notice.link)), ("times", .count(notice.times)), ("at", .moment(notice.at)),
            ("isRead", .truth(notice.isRead)),
        ])
    }

    private static func described(_ job: Job) -> JSON {
        .object([
            ("id", .id(job.id)), ("kind", .text(job.kind)), ("title", .text(job.title)), ("state", .text(job.state.rawValue)),
            ("wantsStop", .truth(job.wantsStop)), ("done", .count(job.done)), ("total", .count(job.total)),
            ("result", .text(job.result)), ("failure", .text(job.failure)), ("createdAt", .moment(job.createdAt)),
            ("startedAt", .moment(job.startedAt)), ("endedAt", .moment(job.endedAt)),
        ])
    }

    private static func texts(_ arguments: [String: String]) -> JSON {
        .object(arguments.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
    }
}
