import Campus
import CXlsxWriter
import Reports

/// The few formats of our workbooks.
struct XlsxFormats {
    typealias Format = UnsafeMutablePointer<lxw_format>

    let header: Format?
    let wrapped: Format?
    /// `@`: what is typed into such a cell stays text, leading zeros and long numbers included.
    let text: Format?
    let date: Format?
    let dateTime: Format?

    init(_ book: XlsxBook) {
        func format(_ number: String? = nil) -> Format? {
            let format = workbook_add_format(book.pointer)
            if let number { format_set_num_format(format, number) }
            return format
        }
        header = format()
        format_set_bold(header)
        format_set_text_wrap(header)
        format_set_bg_color(header, 0xE8EDF3)
        format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        wrapped = format()
        format_set_text_wrap(wrapped)
        format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        text = format("@")
        date = format("yyyy-mm-dd")
        dateTime = format("yyyy-mm-dd hh:mm")
    }

    /// The format of a whole column in a form to be filled in.
    func column(_ kind: TableColumn.Kind) -> Format? {
        switch kind {
        case .text, .yesNo: text
        case .date: date
        case .dateTime: dateTime
        case .integer, .number: nil
        }
    }
}

extension UnsafeMutablePointer<lxw_worksheet> {
    func write(
        _ cell: Cell, row: UInt32, column: UInt16, _ formats: XlsxFormats, _ labels: TableLabels
    ) -> lxw_error {
        switch cell {
        case .empty: LXW_NO_ERROR
        case .text(let text): write(text, row, column, nil)
        case .integer(let number) where number.magnitude <= UInt64(Cell.longestExactInteger):
            worksheet_write_number(self, row, column, Double(number), nil)
        case .number(let number) where number.isFinite: worksheet_write_number(self, row, column, number, nil)
        case .date(let date) where date >= XlsxDay.first:
            worksheet_write_number(self, row, column, Double(XlsxDay.serial(date)), formats.date)
        case .dateTime(let instant) where instant.localDate >= XlsxDay.first:
            worksheet_write_number(self, row, column, XlsxDay.serial(instant), formats.dateTime)
        case .integer, .number, .date, .dateTime, .yesNo: write(cell.text(labels), row, column, nil)
        }
    }

    private func write(_ text: String, _ row: UInt32, _ column: UInt16, _ format: XlsxFormats.Format?) -> lxw_error {
        text.isEmpty ? LXW_NO_ERROR : worksheet_write_string(self, row, column, text.xlsxText, format)
    }
}

/// Days as spreadsheets count them.
enum XlsxDay {
    /// Before it, spreadsheets count a 29 February 1900 that never was.
    static let first: LocalDate = "1900-03-01"

    /// Serial number of 1970-01-01 where 1900-01-01 is 1.
    static let epoch: Int64 = 25_569
    /// The same where 1904-01-01 is 0.
    static let epoch1904: Int64 = 24_107

    static func serial(_ date: LocalDate) -> Int64 { date.dayNumber + epoch }

    static func serial(_ instant: Instant) -> Double {
        let time = instant.localTime
        return Double(serial(instant.localDate)) + Double((time.hour * 60 + time.minute) * 60 + time.second) / 86_400
    }
}
