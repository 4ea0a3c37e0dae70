import CPostgres
import Campus

/// One connection of libpq. Used by one thread at a time.
///
/// `@unchecked Sendable`: `PostgresPool` hands a connection to one closure at a time, on one serial queue.
final class PostgresConnection: @unchecked Sendable {
    private let handle: OpaquePointer
    /// Statement text → name of the prepared statement.
    private var prepared: [String: String] = [:]
    private var prepareCount = 0
    /// Prepared statements a connection keeps before it forgets them all.
    private static let mostPrepared = 400

    init(address: String) throws(DatabaseFault) {
        guard let handle = PQconnectdb(address) else { throw .unavailable("libpq: out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(handle))
            PQfinish(handle)
            throw .unavailable(reason.trimmedLine)
        }
        self.handle = handle
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }

    deinit { PQfinish(handle) }

    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// The descriptor to wait on for notifications.
    var socket: Int32 { PQsocket(handle) }

    /// Several statements at once, without arguments.
    func execute(_ sql: String) throws(DatabaseFault) {
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return
        default: throw fault(result)
        }
    }

    func query(_ sql: String, _ arguments: [SQLValue], each: (Row) throws -> Bool) throws {
        let name = try prepare(sql, count: arguments.count)
        let sent = withParameters(arguments) { values, lengths, formats in
            PQsendQueryPrepared(handle, name, Int32(arguments.count), values, lengths, formats, 0)
        }
        guard sent == 1 else { throw fault(nil) }
        PQsetSingleRowMode(handle)
        var shape: RowShape?
        var failure: (any Error)?
        var wantsMore = true
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_SINGLE_TUPLE:
                guard wantsMore, failure == nil else { continue }
                let known = shape ?? RowShape(result)
                shape = known
                do {
                    wantsMore = try each(known.row(result))
                    if !wantsMore { cancelRest() }
                } catch {
                    failure = error
                    cancelRest()
                }
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
                continue
            default:
                // A cancelled rest is what was asked for.
                if wantsMore, failure == nil { failure = fault(result) }
            }
        }
        if let failure { throw failure }
    }

    func run(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseFault) -> Int {
        let name = try prepare(sql, count: arguments.count)
        let result = withParameters(arguments) { values, lengths, formats in
            PQexecPrepared(handle, name, Int32(arguments.count), values, lengths, formats, 0)
        }
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK: return Int(String(cString: PQcmdTuples(result))) ?? 0
        case PGRES_TUPLES_OK: return Int(PQntuples(result))
        default: throw fault(result)
        }
    }

    func copy(into table: String, columns: [String], rows: [[SQLValue]]) throws(DatabaseFault) {
        let start = PQexec(handle, "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN")
        let status = PQresultStatus(start)
        defer { PQclear(start) }
        guard status == PGRES_COPY_IN else { throw fault(start) }
        var buffer: [UInt8] = []
        buffer.reserveCapacity(70_000)
        for row in rows {
            CopyText.append(row, to: &buffer)
            if buffer.count > 65_536 {
                try send(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try send(buffer)
        guard PQputCopyEnd(handle, nil) == 1 else { throw fault(nil) }
        let end = PQgetResult(handle)
        defer { PQclear(end) }
        let ended = PQresultStatus(end)
        let problem = ended == PGRES_COMMAND_OK ? nil : fault(end)
        while let rest = PQgetResult(handle) { PQclear(rest) }
        if let problem { throw problem }
    }

    private func send(_ bytes: [UInt8]) throws(DatabaseFault) {
        let sent = bytes.withUnsafeBytes { raw in
            PQputCopyData(handle, raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count))
        }
        guard sent == 1 else { throw fault(nil) }
    }

    /// The texts of the notifications that have arrived.
    func notifications() -> [String] {
        PQconsumeInput(handle)
        var texts: [String] = []
        while let note = PQnotifies(handle) {
            texts.append(String(cString: note.pointee.extra))
            PQfreemem(note)
        }
        return texts
    }

    private func prepare(_ sql: String, count: Int) throws(DatabaseFault) -> String {
        if let name = prepared[sql] { return name }
        if prepared.count >= Self.mostPrepared {
            try execute("DEALLOCATE ALL")
            prepared = [:]
        }
        prepareCount += 1
        let name = "s\(prepareCount)"
        let result = PQprepare(handle, name, sql, Int32(count), nil)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw fault(result) }
        prepared[sql] = name
        return name
    }

    private func cancelRest() {
        guard let cancel = PQgetCancel(handle) else { return }
        var message = [CChar](repeating: 0, count: 256)
        PQcancel(cancel, &message, 256)
        PQfreeCancel(cancel)
    }

    private func fault(_ result: OpaquePointer?) -> DatabaseFault {
        DatabaseFault(result: result, handle: handle)
    }
}

/// Calls `body` with what libpq wants: texts ended by zero, bytes as they are.
private func withParameters<Answer>(
    _ arguments: [SQLValue],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> Answer
) -> Answer {
    var storage: [UnsafeMutablePointer<CChar>?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for argument in arguments {
        let (bytes, isBinary) = argument.postgresBytes
        guard let bytes else {
            storage.append(nil)
            lengths.append(0)
            formats.append(0)
            continue
        }
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
        for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
        copy[bytes.count] = 0
        storage.append(copy)
        lengths.append(Int32(bytes.count))
        formats.append(isBinary ? 1 : 0)
    }
    defer { storage.forEach { $0?.deallocate() } }
    // One element more, so that the base address exists even without arguments.
    let pointers = storage.map { UnsafePointer($0) } + [nil]
    return pointers.withUnsafeBufferPointer { values in
        (lengths + [0]).withUnsafeBufferPointer { lengths in
            (formats + [0]).withUnsafeBufferPointer { formats in
                body(values.baseAddress!, lengths.baseAddress!, formats.baseAddress!)
            }
        }
    }
}

extension SQLValue {
    /// The bytes as sent, and whether they are binary.
    fileprivate var postgresBytes: (bytes: [UInt8]?, isBinary: Bool) {
        switch self {
        case .null: (nil, false)
        case .integer(let number): (Array("\(number)".utf8), false)
        case .real(let number): (Array("\(number)".utf8), false)
        case .text(let text): (Array(text.utf8), false)
        case .blob(let bytes): (bytes, true)
        }
    }
}

extension String {
    /// Without the line end that libpq puts after its messages.
    var trimmedLine: String {
        var text = Substring(self)
        while let last = text.last, last.isNewline || last == " " { text.removeLast() }
        return String(text)
    }
}
