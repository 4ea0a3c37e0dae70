package import Campus
package import Store

/// Schools with their facts. A school that is not there yet is made below the unit its row names.
package struct SchoolsImport: ImportKind {
    package let name = "schools"
    package let permission = Permission.editSchoolFacts
    package let table = "unit"

    package init() {}

    package let fields: [ImportField] = [
        ImportField("code", title: "import.field.schools.code", aliases: ["学校代码", "学校标识码", "标识码", "代码", "学校（机构）标识码"], .code, isKey: true, example: "2145000011"),
        ImportField("name", title: "import.field.schools.name", aliases: ["学校", "学校名称", "名称", "校名", "单位名称"], required: true, isKey: true, example: "示例镇中心小学"),
        ImportField("parentCode", title: "import.field.schools.parentCode", aliases: ["上级代码", "区划代码", "所在乡镇代码"], .code, example: "450405101"),
        ImportField("parent", title: "import.field.schools.parent", aliases: ["所在乡镇", "上级单位", "所属区划", "所在地区", "乡镇", "主管单位"], example: "示例镇"),
        ImportField("creditCode", title: "import.field.schools.creditCode", aliases: ["统一社会信用代码", "信用代码"], .code),
        ImportField("phone", title: "import.field.schools.phone", aliases: ["电话", "学校电话", "联系电话"], .code, example: "0774-2000000"),
    ] + SchoolFact.allCases.map(ImportField.init)

    package func judge(_ rows: [ImportEntry], _ bench: ImportBench, _ db: Transaction) throws -> [ImportVerdict] {
        let found = try bench.memory.units(
            Set(rows.flatMap { [$0["name"], $0["code"], $0["parent"], $0["parentCode"]] }), in: bench.caller.scope, db)
        let drafts = rows.map { SchoolDraft($0, found, bench) }
        let present = try SchoolDraft.present(drafts.compactMap(\.school), db)
        return drafts.map { $0.verdict(present, bench) }
    }

    package func apply(
        _ rows: [(entry: ImportEntry, verdict: ImportVerdict)], _ bench: ImportBench, _ db: Transaction
    ) throws -> [ImportTrace] {
        defer { bench.memory.forgetUnits() }
        return try rows.compactMap { row in
            try (row.verdict.plan as? SchoolPlan).flatMap { try $0.write(bench, db) }
        }
    }

    package func remove(_ target: Int64, _ db: Transaction) throws -> Bool { try ImportedUnit.remove(target, db) }

    package func refresh(_ target: Int64, _ bench: ImportBench, _ db: Transaction) throws {
        try ImportedUnit.refresh(target, bench, db)
        let values = try SchoolRow.one(Unit.ID(target), in: .everything, db).values
        try FactWriter(
            unit: Unit.ID(target), by: bench.caller.name, account: bench.caller.account, now: bench.now, db: db
        ).stamp(values)
    }

    package func existing(_ bench: ImportBench, limit: Int, _ db: Transaction) throws -> [[String: String]] {
        let facts = SchoolFact.allCases.map { "school.\($0.rawValue)" }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT unit.name, unit.code, unit.credit_code, unit.phone, place.name AS parent, place.code AS parent_code, \(facts)
            FROM school JOIN unit ON unit.id = school.unit_id LEFT JOIN unit AS place ON place.id = unit.parent_id
            WHERE school.path >= $1 AND school.path < $2 AND unit.deleted_at IS NULL AND unit.state <> 'closed'
            ORDER BY school.path LIMIT \(limit)
            """, bench.caller.scope.lower, bench.caller.scope.upper
        ).map { row in
            var texts = try [
                "name": row.text("name"), "code": row.maybe("code", row.text) ?? "",
                "creditCode": row.maybe("credit_code", row.text) ?? "", "phone": row.text("phone"),
                "parent": row.maybe("parent", row.text) ?? "", "parentCode": row.maybe("parent_code", row.text) ?? "",
            ]
            for fact in SchoolFact.allCases {
                texts[fact.rawValue] = FactValue(stored: row[fact.rawValue], of: fact).text
                    .map { bench.vocabulary.words(of: $0, fact) } ?? ""
            }
            return texts
        }
    }
}

extension ImportField {
    /// A fact of a school as a column.
    init(_ fact: SchoolFact) {
        let shape: Shape =
            switch fact.shape {
            case .choice(let values): .choice(values.map { ImportChoice($0, "fact.\(fact.rawValue).\($0)") })
            case .yesNo: .yesNo
            case .count, .degrees: .number
            case .text: .text
            }
        self.init(fact.rawValue, title: "fact.\(fact.rawValue)", aliases: Self.aliases[fact] ?? [], shape)
    }

    private static let aliases: [SchoolFact: [String]] = [
        .stage: ["学段", "学校类型", "办学层次", "类别"], .ownership: ["举办者类型", "办学性质", "公办民办"],
        .setting: ["城乡类型", "城乡分类", "地域"], .protection: ["防护级别", "重点一般"],
        .pupils: ["学生数", "学生人数", "在校生数", "在校学生", "学生总数"], .boarders: ["住宿生数", "寄宿生", "寄宿生数", "住校生"],
        .staff: ["教职工数", "教职工人数", "教师数"], .guards: ["保安人数", "保安数", "专职保安"],
        .boarding: ["是否寄宿", "寄宿制", "有无寄宿"], .canteen: ["是否有食堂", "有无食堂"], .bus: ["是否有校车", "有无校车"],
        .laboratory: ["是否有实验室", "有无实验室"], .construction: ["是否有在建工程", "在建工地"],
        .training: ["是否校外培训"], .nightStudy: ["是否有晚自习", "有无晚自习"], .address: ["地址", "学校地址", "详细地址"],
        .longitude: ["经度"], .latitude: ["纬度"],
    ]
}

extension ImportVocabulary {
    /// A fact's value as people read it: `primary` → 小学.
    func words(of value: String, _ fact: SchoolFact) -> String {
        switch fact.shape {
        case .choice: texts("fact.\(fact.rawValue).\(value)").first ?? value
        case .yesNo: texts("fact.\(value)").first ?? value
        case .count, .degrees, .text: value
        }
    }
}
