import Testing

@testable import Workflows

@Suite("Imports · headings")
struct HeadingMatchTests {
    let fields = PeopleImport().fields
    let vocabulary = ImportVocabulary { _ in [] }

    @Test("A heading is known despite spaces, stars, units in brackets and wide letters", arguments: [
        ("姓名", "name"), (" 姓 名 ", "name"), ("姓名*", "name"), ("手机号（11位）", "phone"), ("联系电话:", "phone"),
        ("身份证号码【必填】", "identityNumber"), ("STAFFNUMBER", "staffNumber"), ("单　位", "unit"),
    ])
    func known(heading: String, field: String) {
        let match = HeadingMatch([[heading]], fields: fields, vocabulary: vocabulary)
        #expect(match.columns[0].field == field)
    }

    @Test("An unknown heading shows the nearest fields and is matched to none")
    func nearest() {
        let match = HeadingMatch([["教师联系电话号"]], fields: fields, vocabulary: vocabulary)
        #expect(match.columns[0].field == nil)
        #expect(match.columns[0].candidates.first == "phone")
    }

    @Test("A field is given to one column only")
    func once() {
        let match = HeadingMatch([["电话"], ["手机"]], fields: fields, vocabulary: vocabulary)
        #expect(match.columns.map(\.field) == ["phone", nil])
    }

    @Test("What a heading meant last time it means again, also that it is left out")
    func remembered() {
        let match = HeadingMatch(
            [["老师"], ["姓名"]], fields: fields, vocabulary: vocabulary,
            remembered: ["老师": "name", "姓名": ""])
        #expect(match.columns.map(\.field) == ["name", nil])
    }

    @Test("Headings are found below a title and in two rows")
    func rows() throws {
        func line(_ number: Int, _ texts: [String]) -> ImportLine {
            ImportLine(number: number, cells: texts.map { ImportCell($0) })
        }
        let lines = [
            line(1, ["某县教师名单"]), line(2, ["序号", "基本信息", "", "任职", ""]), line(3, ["", "姓名", "手机", "单位", "职务"]),
            line(4, ["1", "张三", "13000000000", "一小", "教师"]),
        ]
        let found = try #require(HeadingRows(lines, fields: fields, vocabulary: vocabulary, remembered: [:]))
        let match = HeadingMatch(found.headings, fields: fields, vocabulary: vocabulary)
        #expect(found.last == 3)
        #expect(match.columns.map(\.field) == [nil, "name", "phone", "unit", "role"])
    }
}
