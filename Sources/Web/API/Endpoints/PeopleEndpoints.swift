import Campus
import HTTPTypes
import Workflows

/// People and their posts. Numbers are covered; looking at them is a request of its own, with a purpose.
enum PeopleEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "people/{person}", "api.people.read", may: .seePeople, answers: PersonAnswer.schema) { call in
            APIAnswer(PersonAnswer.json(try await call.work.people.person(try call.id("person"), for: call.caller)))
        },
        Endpoint(
            .post, "people", "api.people.add", may: .editPeople,
            takes: .object(person + [.needs("post", .object(post))]), answers: APISchema.made, status: .created
        ) { call in
            let id = try await call.work.people.add(
                form(call.body), post: postForm(call.body.body("post")), by: call.caller)
            return .made(id, at: "people")
        },
        Endpoint(
            .put, "people/{person}", "api.people.edit", may: .editPeople, takes: .object(person + [APISchema.version])
        ) { call in
            try await call.work.people.edit(
                try call.id("person"), form(call.body), version: call.body.number("version"), by: call.caller)
            return .done
        },
        Endpoint(.delete, "people/{person}", "api.people.delete", may: .editPeople) { call in
            try await call.work.people.delete(try call.id("person"), by: call.caller)
            return .done
        },
        Endpoint(
            .post, "people/{person}/reveal", "api.people.reveal", may: .revealPersonalData,
            takes: .object([.needs("purpose")]),
            answers: .object([.needs("name"), .perhaps("phone"), .perhaps("identityNumber")])
        ) { call in
            let revealed = try await call.work.people.reveal(
                try call.id("person"), purpose: call.body.text("purpose"), by: call.caller)
            return APIAnswer(.object([
                ("name", .text(revealed.name)), ("phone", .text(revealed.phone)),
                ("identityNumber", .text(revealed.identityNumber)),
            ]))
        },
        Endpoint(
            .post, "people/{person}/posts", "api.posts.add", may: .editPeople, takes: .object(post),
            answers: APISchema.made, status: .created
        ) { call in
            .made(try await call.work.people.addPost(postForm(call.body), to: try call.id("person"), by: call.caller), at: "posts")
        },
        Endpoint(.get, "posts/{post}", "api.posts.read", may: .seePeople, answers: PersonAnswer.post) { call in
            APIAnswer(PersonAnswer.json(try await call.work.people.post(try call.id("post"), for: call.caller)))
        },
        Endpoint(
            .put, "posts/{post}", "api.posts.edit", may: .editPeople, takes: .object(post + [APISchema.version])
        ) { call in
            try await call.work.people.editPost(
                try call.id("post"), postForm(call.body), version: call.body.number("version"), by: call.caller)
            return .done
        },
        Endpoint(
            .post, "posts/{post}/end", "api.posts.end", may: .editPeople,
            takes: .object([.may("lastDay", .day), APISchema.version])
        ) { call in
            try await call.work.people.endPost(
                try call.id("post"), on: call.body.text("lastDay"), version: call.body.number("version"), by: call.caller)
            return .done
        },
    ]

    private static let person: [Schema.Member] = [
        .needs("name"), .may("staffNumber"), .may("phone"), .may("identityNumber"), .may("isNobodyElse", .truth),
    ]
    private static let post: [Schema.Member] = [
        .needs("unit", .id), .needs("role", .choice(Role.allCases.map(\.rawValue))), .may("title"),
        .needs("startsOn", .day), .may("endsOn", .day), .may("substitute", .id),
    ]

    private static func form(_ body: JSONBody) -> PersonForm {
        PersonForm(
            name: body.text("name"), staffNumber: body.text("staffNumber"), phone: body.maybe("phone"),
            identityNumber: body.maybe("identityNumber"), isNobodyElse: body.isTrue("isNobodyElse"))
    }

    private static func postForm(_ body: JSONBody) -> PostForm {
        PostForm(
            unit: body.text("unit"), role: body.text("role"), title: body.text("title"), startsOn: body.text("startsOn"),
            endsOn: body.text("endsOn"), substitute: body.text("substitute"))
    }
}

/// A person and a post as the API tells them.
enum PersonAnswer {
    static let post = Schema.named("Post", .object([
        .needs("id", .id), .needs("unit", .id), .needs("unitName"), .needs("role", .choice(Role.allCases.map(\.rawValue))),
        .needs("title"), .needs("startsOn", .day), .perhaps("endsOn", .day), .perhaps("substitute", .id),
        .needs("version", .integer()), .needs("changedBy"), .needs("changedAt", .moment),
    ]))
    static let schema = Schema.named("Person", .object([
        .needs("id", .id), .needs("name"), .perhaps("staffNumber"), .perhaps("phone"), .perhaps("identityNumber"),
        .perhaps("leftOn", .day), .needs("posts", .list(post)), .perhaps("account"), .needs("version", .integer()),
        .needs("changedBy"), .needs("changedAt", .moment), .needs("mayEdit", .truth), .needs("mayReveal", .truth),
    ]))

    static func json(_ person: PersonRecord) -> JSON {
        .object([
            ("id", .id(person.id)), ("name", .text(person.name)), ("staffNumber", .text(person.staffNumber)),
            ("phone", .text(person.phone)), ("identityNumber", .text(person.identityNumber)), ("leftOn", .day(person.leftOn)),
            ("posts", .list(person.posts.map(json))), ("account", .text(person.account?.rawValue)),
            ("version", .integer(person.version)), ("changedBy", .text(person.changedBy)),
            ("changedAt", .moment(person.changedAt)), ("mayEdit", .truth(person.mayEdit)),
            ("mayReveal", .truth(person.mayReveal)),
        ])
    }

    static func json(_ post: PostRecord) -> JSON {
        .object([
            ("id", .id(post.id)), ("unit", .id(post.unit)), ("unitName", .text(post.unitName)),
            ("role", .text(post.role.rawValue)), ("title", .text(post.title)), ("startsOn", .day(post.startsOn)),
            ("endsOn", .day(post.endsOn)), ("substitute", .id(post.substitute?.id)), ("version", .integer(post.version)),
            ("changedBy", .text(post.changedBy)), ("changedAt", .moment(post.changedAt)),
        ])
    }
}
