import Campus

import Hummingbird
import Workflows

/// RFC 9457: the answer to a program whose request failed.
struct ProblemDetails {
    private let problem: Problem
    private let fields: [String: String]
    private let conflict: VersionConflict?
    private let words: Words

    init(_ problem: Problem, error: any Error, words: Words) {
        self.problem = problem
        self.words = words
        fields = (error as? FormProblems)?.fields ?? [:]
        conflict = error as? VersionConflict
    }

    var response: Response {
        var headers: HTTPFields = [.contentType: "application/problem+json; charset=utf-8", .cacheControl: "no-store"]
        if let seconds = problem.values["count"] { headers[.retryAfter] = seconds }
        return Response(
            status: problem.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: json.text)))
    }

    private var json: JSON {
        var members: [(String, JSON)] = [
            ("type", .text("about:blank")),
            ("title", .text(words("error.\(problem.code).title", problem.values))),
            ("status", .integer(Int64(problem.status.code))),
            ("detail", .text(words("error.\(problem.code).reason", problem.values))),
            ("code", .text(problem.code)),
            ("label", .text(words("error.\(problem.code).code"))),
        ]
        if !fields.isEmpty {
            members.append(("errors", .list(fields.sorted { $0.key < $1.key }.map { field, key in
                .object([("field", .text(field)), ("code", .text(key)), ("detail", .text(words("problem.\(key)")))])
            })))
        }
        if let conflict {
            members.append(("currentVersion", .integer(conflict.currentVersion)))
            members.append(("changedBy", .text(conflict.changedBy)))
            members.append(("changedAt", .text(conflict.changedAt.rfc3339)))
            members.append(("differences", .list(conflict.differences.map { difference in
                .object([
                    ("field", .text(difference.field)), ("mine", .text(difference.mine)),
                    ("theirs", .text(difference.theirs)),
                ])
            })))
        }
        return .object(members)
    }
}
