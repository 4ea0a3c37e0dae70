import Campus
import HTTPTypes
import Hummingbird
import NIOCore
import Workflows

/// `GET /events`: what changes while a page is open.
struct LiveRoutes: Sendable {
    let site: Site
    private let seats = LiveSeats()

    init(site: Site) { self.site = site }

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("events", use: events)
    }

    @Sendable private func events(_ request: Request, _ context: CallerContext) async throws -> Response {
        let heard = request.headers[Self.lastEventID].flatMap { Int64($0) }
        // A number from another record, e.g. before a restore, must not make the line wait for ever.
        let newest = try await site.work.live.newest()
        let start = min(heard ?? newest, newest)
        let account = context.caller.account
        guard seats.take(account) else { throw TooManyRequests(seconds: 60) }
        let (seats, site, address, secret) = (seats, site, context.caller.address, context.secret)
        let signedIn = context.signedIn
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream", .cacheControl: "no-store",
                // Proxies that gather answers would hold back what should come at once.
                HTTPField.Name("X-Accel-Buffering")!: "no",
            ],
            body: ResponseBody { writer in
                defer { seats.leave(account) }
                // Listening before looking: nothing falls in between.
                let ticks = site.work.live.ticks()
                var line = LiveLine(
                    work: site.work, signedIn: signedIn, secret: secret, address: address, last: start)
                try await writer.write(ByteBuffer(string: try await line.greeting()))
                for await tick in ticks {
                    guard let text = try await line.text(at: tick) else { break }
                    if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
                }
                try await writer.finish(nil)
            })
    }

    private static let lastEventID = HTTPField.Name("Last-Event-ID")!
}

/// One open line: up to where it has heard, and whether it may still listen.
struct LiveLine {
    let work: Work
    var signedIn: SignedIn
    let secret: String?
    let address: String
    var last: Int64
    private var counts: [(String, Int)] = []

    init(work: Work, signedIn: SignedIn, secret: String?, address: String, last: Int64) {
        self.work = work
        self.signedIn = signedIn
        self.secret = secret
        self.address = address
        self.last = last
    }

    /// What was missed while the line was broken, and the numbers as they stand.
    mutating func greeting() async throws -> String {
        "retry: 2000\n\n" + (try await news()) + LiveMessage.beat.text(id: last)
    }

    /// - Returns: `nil` when the sign-in has ended.
    mutating func text(at tick: LiveWork.Tick) async throws -> String? {
        switch tick {
        case .change:
            return try await news()
        case .beat:
            // Ended, or in another post: the page that listens must ask anew.
            if let secret {
                let now = try await work.gate.signedIn(secret: secret, address: address, isUse: false)
                guard let now, now.caller.post == signedIn.caller.post else { return nil }
            }
            return try await news() + ": \n" + LiveMessage.beat.text(id: nil)
        }
    }

    private mutating func news() async throws -> String {
        var text = ""
        while true {
            let changes = try await work.live.changes(after: last, for: signedIn.caller)
            for (id, message) in LiveMessage.messages(of: changes) { text += message.text(id: id) }
            last = changes.last?.id ?? last
            if changes.count < LiveWork.most { break }
        }
        return text.isEmpty && !counts.isEmpty ? text : text + (try await freshCounts())
    }

    /// The numbers of the frame, when one of them is another than before.
    private mutating func freshCounts() async throws -> String {
        let now = [
            ("bell", try await work.live.unreadNotices(for: signedIn.caller)),
            ("desk", try await work.desk.count(for: signedIn.caller)),
        ]
        guard now.map(\.1) != counts.map(\.1) else { return "" }
        counts = now
        return LiveMessage.counts(now).text(id: nil)
    }
}
