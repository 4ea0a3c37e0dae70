import Campus
import Reports

/// The parts of a Word document that do not depend on its rows.
enum DocxParts {
    struct Part {
        let name: String
        let text: String
    }

    private static let xml = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    static let documentStart = "\(xml)<w:document xmlns:w=\"\(main)\" xmlns:r=\"\(relations)\"><w:body>"

    static let tableStart = """
        <w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>\
        <w:tblGrid>
        """

    /// A4 in twentieths of a point, less margins of 20 mm.
    static func textWidth(isWide: Bool) -> Int { (isWide ? 16_838 : 11_906) - 2 * 1_134 }

    static func documentEnd(isWide: Bool) -> String {
        let size =
            isWide
            ? #"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"# : #"<w:pgSz w:w="11906" w:h="16838"/>"#
        return """
            <w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId3"/>\
            <w:footerReference w:type="default" r:id="rId2"/>\(size)\
            <w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>\
            </w:sectPr></w:body></w:document>
            """
    }

    static func fixed(_ plan: TablePlan, embedsFont: Bool) -> [Part] {
        let fontPart = embedsFont ? [Part(name: "word/_rels/fontTable.xml.rels", text: fontRelations)] : []
        return [
            Part(name: "[Content_Types].xml", text: contentTypes),
            Part(name: "_rels/.rels", text: packageRelations),
            Part(name: "docProps/core.xml", text: properties(plan)),
            Part(name: "word/_rels/document.xml.rels", text: documentRelations),
            Part(name: "word/styles.xml", text: styles),
            Part(name: "word/header1.xml", text: header(plan.cover.watermark ?? "")),
            Part(name: "word/footer1.xml", text: footer(plan.labels)),
            Part(name: "word/settings.xml", text: settings),
            Part(name: "word/fontTable.xml", text: fontTable(embedsFont: embedsFont)),
        ] + fontPart
    }

    private static let contentTypes = """
        \(xml)<Types xmlns="\(package)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>\
        <Override PartName="/word/fontTable.xml" ContentType="\(word).fontTable+xml"/>\
        <Override PartName="/word/settings.xml" ContentType="\(word).settings+xml"/>\
        <Override PartName="/word/document.xml" ContentType="\(word).document.main+xml"/>\
        <Override PartName="/word/styles.xml" ContentType="\(word).styles+xml"/>\
        <Override PartName="/word/header1.xml" ContentType="\(word).header+xml"/>\
        <Override PartName="/word/footer1.xml" ContentType="\(word).footer+xml"/>\
        <Override PartName="/docProps/core.xml" \
        ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
        """

    private static let packageRelations = """
        \(xml)<Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(relations)/officeDocument" Target="word/document.xml"/>\
        <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
        </Relationships>
        """

    private static let documentRelations = """
        \(xml)<Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(relations)/styles" Target="styles.xml"/>\
        <Relationship Id="rId2" Type="\(relations)/footer" Target="footer1.xml"/>\
        <Relationship Id="rId3" Type="\(relations)/header" Target="header1.xml"/>\
        <Relationship Id="rId4" Type="\(relations)/fontTable" Target="fontTable.xml"/>\
        <Relationship Id="rId5" Type="\(relations)/settings" Target="settings.xml"/></Relationships>
        """

    private static let fontRelations = """
        \(xml)<Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(relations)/font" Target="fonts/font1.odttf"/></Relationships>
        """

    private static let settings = """
        \(xml)<w:settings xmlns:w="\(main)"><w:embedTrueTypeFonts/><w:saveSubsetFonts/></w:settings>
        """

    private static func fontTable(embedsFont: Bool) -> String {
        let embedded = embedsFont ? "<w:embedRegular r:id=\"rId1\" w:fontKey=\"\(SubsetFont.key)\" w:subsetted=\"1\"/>" : ""
        return """
            \(xml)<w:fonts xmlns:w="\(main)" xmlns:r="\(relations)"><w:font w:name="\(SubsetFont.family)">\
            <w:altName w:val="宋体"/><w:charset w:val="86"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>\(embedded)\
            </w:font></w:fonts>
            """
    }

    private static func properties(_ plan: TablePlan) -> String {
        """
        \(xml)<cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>\(markup(plan.cover.title))</dc:title>\
        <dc:creator>\(markup(plan.cover.person))</dc:creator>\
        <dcterms:created xsi:type="dcterms:W3CDTF">\(plan.cover.time.rfc3339)</dcterms:created></cp:coreProperties>
        """
    }

    private static let styles = """
        \(xml)<w:styles xmlns:w="\(main)"><w:docDefaults><w:rPrDefault><w:rPr>\
        <w:rFonts w:ascii="\(SubsetFont.family)" w:hAnsi="\(SubsetFont.family)" w:eastAsia="\(SubsetFont.family)" \
        w:cs="\(SubsetFont.family)"/>\
        <w:sz w:val="20"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
        <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
        <w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>\
        <w:style w:type="paragraph" w:styleId="Entry"><w:name w:val="Entry"/><w:basedOn w:val="Normal"/>\
        <w:rPr><w:sz w:val="18"/></w:rPr></w:style>\
        <w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Head"/><w:basedOn w:val="Entry"/>\
        <w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type="paragraph" w:styleId="Figure"><w:name w:val="Figure"/><w:basedOn w:val="Entry"/>\
        <w:pPr><w:jc w:val="right"/></w:pPr></w:style>\
        <w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>\(borders)\
        </w:tblBorders></w:tblPr></w:style></w:styles>
        """

    private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>" }.joined()

    private static func header(_ text: String) -> String {
        """
        \(xml)<w:hdr xmlns:w="\(main)"><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:color w:val="999999"/>\
        </w:rPr><w:t>\(markup(text))</w:t></w:r></w:p></w:hdr>
        """
    }

    private static func footer(_ labels: TableLabels) -> String {
        func field(_ name: String) -> String {
            "</w:t></w:r><w:fldSimple w:instr=\"\(name)\"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
                + "<w:r><w:t xml:space=\"preserve\">"
        }
        let text = markup(labels.pageOfPages)
            .replacing("{page}", with: field("PAGE")).replacing("{pages}", with: field("NUMPAGES"))
        return """
            \(xml)<w:ftr xmlns:w="\(main)"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>\
            <w:r><w:t xml:space="preserve">\(text)</w:t></w:r></w:p></w:ftr>
            """
    }
}
