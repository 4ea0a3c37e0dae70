package import Campus

extension ListDefinition {
    /// Posts with their people. A person with two posts stands in two lines.
    ///
    /// - Parameter today: Decides which posts run.
    package static func people(on today: LocalDate) -> ListDefinition {
        ListDefinition(
            name: "people", permission: .seePeople,
            from: "post JOIN person ON person.id = post.person_id JOIN unit ON unit.id = post.unit_id",
            id: "post.id", path: "post.path", condition: "post.deleted_at IS NULL AND person.deleted_at IS NULL",
            search: (kind: "person", target: "post.person_id"), sort: ListSort("name"),
            columns: [
                ListColumn("name", .text, sql: "person.name", sort: "post.name_key"),
                ListColumn("unit", .text, sql: "unit.name", sort: "unit.name_key"),
                ListColumn(
                    "role", .choice(Role.allCases.map(\.rawValue), words: "role"), sql: "post.role", sort: "post.role"),
                ListColumn("title", .text, sql: "nullif(post.title, '')"),
                ListColumn("staffNumber", .text, sql: "person.staff_no", sort: "coalesce(person.staff_no, '')"),
                ListColumn(
                    "phone", .text, sql: "CASE WHEN person.phone_tail = '' THEN NULL ELSE '*******' || person.phone_tail END",
                    filter: false, masked: true),
                ListColumn("since", .date, sql: "post.starts_on", sort: "post.starts_on"),
                ListColumn("until", .date, sql: "post.ends_on", sort: "coalesce(post.ends_on, '')"),
                ListColumn(
                    "state", .choice(PostRecord.State.allCases.map(\.rawValue), words: "post.state"), sql: state(today)),
                ListColumn("person", .number, sql: "post.person_id", filter: false, shown: false),
            ])
    }

    private static func state(_ today: LocalDate) -> String {
        """
        CASE WHEN post.ends_on < '\(today)' THEN 'ended' WHEN post.starts_on > '\(today)' THEN 'future' ELSE 'current' END
        """
    }
}
