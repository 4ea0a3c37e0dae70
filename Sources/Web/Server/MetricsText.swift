import Hummingbird

/// The figures of this process in the text format of Prometheus.
struct MetricsText {
    let tally: RequestTally.Figures
    /// Resident memory in bytes; `nil` where the system does not tell.
    let residentBytes: Int?

    var text: String {
        var lines = ["# TYPE huxue_http_answers_total counter"]
        lines += tally.answers.sorted { $0.key < $1.key }.map { "huxue_http_answers_total{status=\"\($0)\"} \($1)" }
        lines.append("# TYPE huxue_http_seconds histogram")
        lines += zip(RequestTally.bounds, tally.atMost).map { "huxue_http_seconds_bucket{le=\"\($0)\"} \($1)" }
        let all = tally.atMost.last ?? 0
        lines += ["huxue_http_seconds_bucket{le=\"+Inf\"} \(all)", "huxue_http_seconds_sum \(tally.seconds)",
            "huxue_http_seconds_count \(all)"]
        if let residentBytes {
            lines += ["# TYPE process_resident_memory_bytes gauge", "process_resident_memory_bytes \(residentBytes)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension MetricsText: ResponseGenerator {
    func response(from request: Request, context: some RequestContext) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
