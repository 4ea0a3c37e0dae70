import Campus
import Workflows

/// All changes of the tree that wait for their day.
struct PlannedPage: Sendable {
    let head: HeadView
    let planned: [UnitPage.PlannedRow]
    let empty: EmptyView?

    init(_ planned: [Reorganisation], caller: Caller, _ words: Words) {
        head = HeadView(
            planned.isEmpty ? words("units.planned") : words("units.title.planned", count: planned.count),
            crumbs: [CrumbView(words("rail.units"), "/units"), CrumbView(words("units.planned"))])
        self.planned = planned.map { UnitPage.PlannedRow($0, caller: caller, words, withUnit: true) }
        empty = planned.isEmpty ? EmptyView(words("units.then.none")) : nil
    }
}

/// The tree as it was on a day.
struct ShapePage: Sendable {
    let head: HeadView
    let on: String
    let table: SmallTable
    let empty: EmptyView?

    /// A page of this many lines can still be read; more belong into an export.
    private static let most = 500

    init(_ shapes: [UnitShape], on day: LocalDate, _ words: Words) {
        head = HeadView(
            words("units.shape.title", ["day": day.description, "count": words.grouped(shapes.count)]),
            then: shapes.count > Self.most ? words("units.shape.first", count: Self.most) : nil,
            crumbs: [CrumbView(words("rail.units"), "/units"), CrumbView(words("units.shape"))])
        on = day.description
        let columns = [
            TableColumn("name", words("unit.field.name"), isFixed: true), TableColumn("state", words("list.units.state")),
            TableColumn("from", words("unit.from")),
        ]
        table = SmallTable(caption: head.title, columns: columns, rows: shapes.prefix(Self.most).map { shape in
            TableRow(id: "\(shape.unit)", name: shape.name, address: "/units/\(shape.unit)", cells: [
                TableCell(columns[0], shape.name, address: "/units/\(shape.unit)"),
                TableCell(columns[1], words("unit.state.\(shape.state.rawValue)")), TableCell(columns[2], shape.from.description),
            ])
        })
        empty = shapes.isEmpty ? EmptyView(words("units.shape.none")) : nil
    }
}
