import Campus
import Store

/// The caller's own imports that wait for their choices or corrections.
struct ImportsToDo: ToDoSource {
    func concerns(_ caller: Caller) -> Bool { caller.may(.importData) }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        try db.rows(
            """
            SELECT import_run.id, import_run.file_name, import_run.step,
                   (SELECT count(*) FROM import_row WHERE import_row.run_id = import_run.id
                    AND import_row.state = 'faulty') AS faulty
            FROM import_run WHERE import_run.account_id = $1 AND import_run.step IN ('match', 'check')
              AND import_run.made_at > $2
            ORDER BY import_run.id DESC LIMIT 5
            """, caller.account, moment.now.adding(seconds: -30 * 86_400)
        ).map { row in
            let faulty = try row.int("faulty")
            return ToDo(
                "import/\(try row.int64("id"))", words: faulty > 0 ? "import-faulty" : "import-waiting",
                arguments: ["file": try row.text("file_name"), "count": "\(faulty)"],
                address: "/imports/\(try row.int64("id"))")
        }
    }
}

/// The caller's own exports that are ready and not fetched yet; they are thrown away soon.
struct ExportsToDo: ToDoSource {
    func concerns(_ caller: Caller) -> Bool { caller.may(.exportData) }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        try db.rows(
            """
            SELECT id, file_name, rows_count, expires_at FROM export_run
            WHERE account_id = $1 AND state = 'ready' AND fetched = 0 AND expires_at > $2 ORDER BY id DESC LIMIT 5
            """, caller.account, moment.now
        ).map { row in
            ToDo(
                "export/\(try row.int64("id"))", words: "export",
                arguments: ["file": try row.text("file_name"), "count": "\(try row.int("rows_count"))"],
                due: try row.instant("expires_at").localDate, address: "/exports/\(try row.int64("id"))")
        }
    }
}
