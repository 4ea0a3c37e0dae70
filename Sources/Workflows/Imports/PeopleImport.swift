package import Campus
package import Store

/// People with one post each.
package struct PeopleImport: ImportKind {
    package let name = "people"
    package let permission = Permission.editPeople
    package let table = "person"

    package init() {}

    package let fields: [ImportField] = [
        ImportField("name", title: "import.field.people.name", aliases: ["姓名", "人员姓名", "教师姓名", "名字"], required: true, example: "张三"),
        ImportField("staffNumber", title: "import.field.people.staffNumber", aliases: ["工号", "教工号", "编号", "职工号", "工作证号"], .code, isKey: true, example: "T001"),
        ImportField("identityNumber", title: "import.field.people.identityNumber", aliases: ["身份证", "身份证号", "身份证号码", "证件号码", "公民身份号码"], .code, isKey: true, example: "11010519491231002X"),
        ImportField("phone", title: "import.field.people.phone", aliases: ["手机", "手机号", "手机号码", "电话", "联系电话", "联系方式"], .code, example: "13000000000"),
        ImportField("unitCode", title: "import.field.people.unitCode", aliases: ["单位代码", "学校代码", "学校标识码", "机构代码"], .code, example: "2145000011"),
        ImportField("unit", title: "import.field.people.unit", aliases: ["单位", "学校", "单位名称", "学校名称", "所在单位", "工作单位"], example: "示例小学"),
        ImportField("role", title: "import.field.people.role", aliases: ["角色", "职务", "岗位", "身份"], .choice(Role.allCases.filter { !$0.administrativeDuty }.map { ImportChoice($0.rawValue, "role.\($0.rawValue)") }), example: "教师"),
        ImportField("title", title: "import.field.people.title", aliases: ["职务名称", "具体职务", "职称"], example: "德育主任"),
        ImportField("startsOn", title: "import.field.people.startsOn", aliases: ["任职日期", "开始日期", "到岗日期", "入职日期", "起始日期"], .date, example: "2026-09-01"),
    ]

    package func judge(_ rows: [ImportEntry], _ bench: ImportBench, _ db: Transaction) throws -> [ImportVerdict] {
        let units = try bench.memory.units(
            Set(rows.flatMap { [$0["unit"], $0["unitCode"]] }), in: bench.caller.scope, db)
        let own = try ImportPlace.own(bench.caller, db)
        let drafts = rows.map { PersonDraft($0, units: units, own: own, bench) }
        let known = try KnownPeople(drafts, bench, db)
        return try drafts.map { try $0.verdict(known, bench) }
    }

    package func apply(
        _ rows: [(entry: ImportEntry, verdict: ImportVerdict)], _ bench: ImportBench, _ db: Transaction
    ) throws -> [ImportTrace] {
        let plans = rows.compactMap { row in (row.verdict.plan as? PersonPlan).map { (row.entry.number, $0) } }
        let births = plans.compactMap { number, plan in plan.target == nil ? (number, plan.draft) : nil }
        let writer = PersonWriter(bench: bench, db: db)
        return try writer.add(births) + plans.filter { $0.1.target != nil }.compactMap { try writer.change($1, row: $0) }
    }

    package func remove(_ target: Int64, _ db: Transaction) throws -> Bool {
        let hangs = try db.first(
            """
            SELECT (SELECT count(*) FROM account WHERE person_id = $1)
                 + (SELECT count(*) FROM post WHERE substitute_id = $1)
                 + (SELECT count(*) FROM handover WHERE person_id = $1 OR receiver_id = $1) AS n
            """, target)?.int("n") ?? 0
        guard hangs == 0 else { return false }
        try db.run("DELETE FROM post WHERE person_id = $1", target)
        try db.run("DELETE FROM person WHERE id = $1", target)
        try SearchIndex.forget(.person, target, db)
        return true
    }

    package func refresh(_ target: Int64, _ bench: ImportBench, _ db: Transaction) throws {
        guard let row = try PersonRow.find(Person.ID(target), db) else { return }
        let paths = try db.rows("SELECT path FROM post WHERE person_id = $1 AND deleted_at IS NULL", target)
            .map { try $0.text("path") }
        try bench.index.write(
            person: row.id, paths: Set(paths),
            .init(name: row.name, phoneTail: row.phoneTail, staffNumber: row.staffNumber), db)
    }

    package func existing(_ bench: ImportBench, limit: Int, _ db: Transaction) throws -> [[String: String]] {
        // Sealed numbers do not leave in a template; an empty cell leaves them as they are.
        try db.rows(
            """
            SELECT person.name, person.staff_no, unit.name AS unit, unit.code, post.role, post.title, post.starts_on
            FROM post JOIN person ON person.id = post.person_id JOIN unit ON unit.id = post.unit_id
            WHERE post.path >= $1 AND post.path < $2 AND post.deleted_at IS NULL AND person.deleted_at IS NULL
              AND (post.ends_on IS NULL OR post.ends_on >= $3)
            ORDER BY post.path, post.name_key, post.id LIMIT \(limit)
            """, bench.caller.scope.lower, bench.caller.scope.upper, bench.today
        ).map { row in
            try [
                "name": row.text("name"), "staffNumber": row.maybe("staff_no", row.text) ?? "",
                "unit": row.text("unit"), "unitCode": row.maybe("code", row.text) ?? "",
                "role": bench.vocabulary.texts("role.\(row.text("role"))").first ?? row.text("role"),
                "title": row.text("title"), "startsOn": row.text("starts_on"),
            ]
        }
    }
}

extension ImportPlace {
    /// Where somebody is put whose row names no unit.
    static func own(_ caller: Caller, _ db: Transaction) throws -> ImportPlace? {
        guard let place = try PostPlace.find(caller.unit, in: .everything, db) else { return nil }
        return ImportPlace(id: place.id, name: place.name, kind: place.kind, path: place.path, code: nil, parent: nil)
    }
}
