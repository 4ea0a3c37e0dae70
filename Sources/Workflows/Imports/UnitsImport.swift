package import Campus
package import Store

/// Units of any kind: divisions, bureaus, sections, schools, campuses, departments, companies.
package struct UnitsImport: ImportKind {
    package let name = "units"
    package let permission = Permission.editUnits
    package let table = "unit"

    package init() {}

    package let fields: [ImportField] = [
        ImportField("kind", title: "import.field.units.kind", aliases: ["单位类型", "类型", "类别", "单位类别"], .choice(Unit.Kind.allCases.map { ImportChoice($0.rawValue, "unit.kind.\($0.rawValue)") }), required: true, example: "学校"),
        ImportField("name", title: "import.field.units.name", aliases: ["单位名称", "名称", "机构名称", "学校名称", "单位"], required: true, isKey: true, example: "示例镇中心小学"),
        ImportField("code", title: "import.field.units.code", aliases: ["代码", "单位代码", "区划代码", "学校代码", "学校标识码", "机构代码"], .code, isKey: true, example: "2145000011"),
        ImportField("parentCode", title: "import.field.units.parentCode", aliases: ["上级代码", "主管单位代码", "所属区划代码"], .code, example: "450405101"),
        ImportField("parent", title: "import.field.units.parent", aliases: ["上级单位", "上级", "主管单位", "所属乡镇", "所属区划", "隶属单位"], example: "示例镇"),
        ImportField("shortName", title: "import.field.units.shortName", aliases: ["简称"], example: "示例小学"),
        ImportField("otherNames", title: "import.field.units.otherNames", aliases: ["别名", "其他叫法", "俗称"]),
        ImportField("creditCode", title: "import.field.units.creditCode", aliases: ["统一社会信用代码", "信用代码", "社会信用代码"], .code),
        ImportField("domain", title: "import.field.units.domain", aliases: ["主管领域", "领域", "部门类别"], .choice(Unit.Domain.allCases.map { ImportChoice($0.rawValue, "unit.domain.\($0.rawValue)") })),
        ImportField("phone", title: "import.field.units.phone", aliases: ["电话", "单位电话", "联系电话", "值班电话"], .code, example: "0774-2000000"),
    ]

    package func judge(_ rows: [ImportEntry], _ bench: ImportBench, _ db: Transaction) throws -> [ImportVerdict] {
        let found = try bench.memory.units(
            Set(rows.flatMap { [$0["name"], $0["code"], $0["parent"], $0["parentCode"]] }), in: bench.caller.scope, db)
        return try rows.map { try UnitDraft($0, found, bench).verdict(bench, db) }
    }

    package func apply(
        _ rows: [(entry: ImportEntry, verdict: ImportVerdict)], _ bench: ImportBench, _ db: Transaction
    ) throws -> [ImportTrace] {
        defer { bench.memory.forgetUnits() }
        return try rows.compactMap { row in
            try (row.verdict.plan as? UnitDraft).flatMap { try $0.write(bench, db) }
        }
    }

    package func remove(_ target: Int64, _ db: Transaction) throws -> Bool { try ImportedUnit.remove(target, db) }

    package func refresh(_ target: Int64, _ bench: ImportBench, _ db: Transaction) throws {
        try ImportedUnit.refresh(target, bench, db)
    }

    package func existing(_ bench: ImportBench, limit: Int, _ db: Transaction) throws -> [[String: String]] {
        try db.rows(
            """
            SELECT unit.kind, unit.name, unit.code, unit.short_name, unit.credit_code, unit.domain, unit.phone,
                   place.name AS parent, place.code AS parent_code
            FROM unit LEFT JOIN unit AS place ON place.id = unit.parent_id
            WHERE unit.path >= $1 AND unit.path < $2 AND unit.deleted_at IS NULL AND unit.state <> 'closed'
            ORDER BY unit.path LIMIT \(limit)
            """, bench.caller.scope.lower, bench.caller.scope.upper
        ).map { row in
            func words(_ prefix: String, _ value: String?) -> String {
                value.flatMap { bench.vocabulary.texts("\(prefix).\($0)").first } ?? ""
            }
            return try [
                "kind": words("unit.kind", row.text("kind")), "name": row.text("name"),
                "code": row.maybe("code", row.text) ?? "", "shortName": row.text("short_name"),
                "creditCode": row.maybe("credit_code", row.text) ?? "",
                "domain": words("unit.domain", row.maybe("domain", row.text)), "phone": row.text("phone"),
                "parent": row.maybe("parent", row.text) ?? "", "parentCode": row.maybe("parent_code", row.text) ?? "",
            ]
        }
    }
}
