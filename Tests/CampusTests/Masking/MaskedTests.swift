import Testing

@testable import Campus

private struct Section: Decodable {
    struct Case: Decodable, Sendable {
        let field, `in`, out: String
    }
    let cases: [Case]
}

@Suite("Masking")
struct MaskedTests {
    @Test("A masked field shows what the rule leaves", arguments: vectors("masking", as: Section.self).cases)
    private func fields(_ expected: Section.Case) throws {
        let mask: [String: (String) -> String] = [
            "name": Masked.name, "resident_id": Masked.residentID, "mobile": Masked.phone, "plate": Masked.plate,
        ]
        let covered = try #require(mask[expected.field])
        #expect(covered(expected.in) == expected.out)
    }

    @Test("An address is kept down to the township", arguments: [
        ("广西壮族自治区梧州市万秀区城东镇河西村12号", "广西壮族自治区梧州市万秀区城东镇****"),
        ("湖北省鄂州市梁子湖区太和镇", "湖北省鄂州市梁子湖区太和镇"),
        ("北京市朝阳区三里屯街道工体北路8号", "北京市朝阳区三里屯街道****"),
        ("河南省新乡市红旗区东街道某路1号", "河南省新乡市红旗区东街道****"),
        ("山东省济宁市市中区阜桥街道1号", "山东省济宁市市中区阜桥街道****"),
        ("苍梧县龙圩镇市场路3号", "苍梧县龙圩镇****"),
        ("江西省景德镇市珠山区某路2号", "江西省景德镇市珠山区****"),
        ("梧州市万秀区新兴二路新乡小区3号", "梧州市万秀区****"),
        ("某某路12号", "****"), ("", ""),
    ])
    func address(_ whole: String, _ masked: String) {
        #expect(Masked.address(whole) == masked)
    }

    @Test("What has not the expected form is covered completely", arguments: [
        (Masked.phone("1300000000"), "**********"), (Masked.residentID("4504002008"), "**********"),
        (Masked.plate("G12345"), "******"), (Masked.mail("nobody"), "******"),
    ])
    func unexpected(_ masked: String, _ expected: String) {
        #expect(masked == expected)
    }

    @Test("Other fields", arguments: [
        (Masked.phone("0774-2000012"), "0774-*****12"), (Masked.phone("119"), "119"),
        (Masked.mail("li@example.cn"), "l***@example.cn"), (Masked.number("E12345678"), "*****5678"),
        (Masked.phone("+86 130 1234 5678"), "130****5678"),
    ])
    func others(_ masked: String, _ expected: String) {
        #expect(masked == expected)
    }
}
