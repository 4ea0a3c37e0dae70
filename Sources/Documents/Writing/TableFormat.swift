/// The files a table can become.
package enum TableFormat: String, Sendable, CaseIterable {
    case xlsx
    case csv
    /// For programs that do not know UTF-8; GB 18030-2005 four-byte characters included.
    case csvGB18030 = "csv-gb18030"
    case json
    case html
    case pdf
    case docx
}

extension TableFormat {
    package var fileExtension: String {
        switch self {
        case .csv, .csvGB18030: "csv"
        case .xlsx, .json, .html, .pdf, .docx: rawValue
        }
    }

    package var contentType: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8"
        case .csvGB18030: "text/csv; charset=gb18030"
        case .json: "application/json"
        case .html: "text/html; charset=utf-8"
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
    }

    /// Rows one file may hold; longer lists become several files. `nil`: the format splits by itself or has no end.
    package var rowLimit: Int? {
        switch self {
        case .xlsx, .csv, .csvGB18030, .json: nil
        // Browsers and word processors become unusable far below what they promise.
        case .html: 50_000
        case .pdf: 50_000
        case .docx: 20_000
        }
    }
}
