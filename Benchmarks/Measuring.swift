import Campus
import Reports
import Store
import Synchronization
import Workflows

/// The figures that use cases give, eight users at once.
struct Measuring {
    let region: Region
    let reference: Timing

    private func figure(_ name: String, _ timing: Timing, bound: String) -> [Figure] {
        [
            Figure(name: "\(name) p50", value: timing.p50, unit: "ms", ratio: timing.p50 / reference.p50),
            Figure(name: "\(name) p95", value: timing.p95, unit: "ms", ratio: timing.p95 / reference.p95, bound: bound),
        ]
    }

    private func page(_ list: ListDefinition, _ request: ListRequest, _ caller: Caller, times: Int = 40) async throws -> Timing {
        let lists = region.work.lists
        return try await Timing.of(times) { _, _ in _ = try await lists.page(list, request, for: caller) }
    }

    func lists() async throws -> [Figure] {
        let (cityPath, countyPath) = try await region.branches()
        let city = try await region.caller(.citySafety, branch: cityPath)
        let county = try await region.caller(.countySafety, branch: countyPath)
        let province = try await region.caller(.citySafety, branch: String(cityPath.prefix(3)))
        var figures: [Figure] = []
        figures += try await worstSort(province)
        let people = ListDefinition.people(on: Place.clock.today)
        let byName = ListRequest(sort: ListSort("name"))
        let first = try await page(people, byName, province)
        figures += figure("people by name, page 1", first, bound: "p95 < 50")
        let deep = try await cursor(of: people, byName, page: 1_000, province)
        let far = try await page(people, deep.request, province)
        figures += figure("people by name, page \(deep.page)", far, bound: "p95 < 50")
        figures.append(Figure(name: "page \(deep.page) to page 1, p50", value: far.p50 / first.p50, unit: "×", bound: "as fast"))
        let teachers = ListRequest(filters: [ListFilter("role", .among(["teacher"]))], sort: ListSort("since", ascending: false))
        figures += figure("people, one role, by date", try await page(people, teachers, province), bound: "p95 < 50")
        let filtered = ListRequest(filters: [ListFilter("canteen", .among(["yes"]))], sort: ListSort("pupils", ascending: false))
        let ofCity = try await page(.schools, filtered, city)
        let ofCounty = try await page(.schools, filtered, county)
        figures += figure("schools, filtered, by pupils, city", ofCity, bound: "p95 < 50")
        figures += figure("schools, filtered, by pupils, county", ofCounty, bound: "p95 < 50")
        figures.append(Figure(name: "county to city, p50", value: ofCounty.p50 / ofCity.p50, unit: "×", bound: "≤ 1.2"))
        let named = ListRequest(search: "第一")
        figures += figure("schools named 第一", try await page(.schools, named, province), bound: "p95 < 50")
        figures += figure("units by name", try await page(.units, ListRequest(sort: ListSort("name")), province), bound: "p95 < 50")
        return figures
    }

    /// Every column that schools can be sorted by, under a filter; the slowest is told.
    private func worstSort(_ caller: Caller) async throws -> [Figure] {
        var worst: (key: String, timing: Timing)?
        for column in ListDefinition.schools.columns where column.canSort {
            for ascending in [true, false] {
                let request = ListRequest(
                    filters: [ListFilter("boarding", .among(["yes"]))], sort: ListSort(column.key, ascending: ascending))
                let timing = try await page(.schools, request, caller, times: 15)
                if timing.p95 > worst?.timing.p95 ?? 0 { worst = ((ascending ? "" : "-") + column.key, timing) }
            }
        }
        guard let worst else { return [] }
        return figure("schools boarding, slowest order (\(worst.key))", worst.timing, bound: "p95 < 50")
    }

    private func cursor(
        of list: ListDefinition, _ request: ListRequest, page wanted: Int, _ caller: Caller
    ) async throws -> (request: ListRequest, page: Int) {
        var request = request
        request.limit = 200
        var rows = 0
        while rows < (wanted - 1) * 50 {
            let page = try await region.work.lists.page(list, request, for: caller)
            guard let next = page.next else { break }
            rows += page.lines.count
            request.position = .after(next)
        }
        request.limit = 50
        return (request, rows / 50 + 1)
    }

    func profile() async throws -> [Figure] {
        let (cityPath, _) = try await region.branches()
        let city = try await region.caller(.citySafety, branch: cityPath)
        let ids = try await region.database.read { db in
            try db.rows(
                "SELECT unit_id FROM school WHERE path >= $1 AND path < $2 ORDER BY name_key LIMIT 400", city.scope.lower,
                city.scope.upper
            ).map { try $0.int64("unit_id") }
        }
        let schools = region.work.schools
        let timing = try await Timing.of(60) { user, turn in
            _ = try await schools.profile(of: Unit.ID(ids[(user * 61 + turn * 7) % ids.count]), for: city)
        }
        return figure("school profile", timing, bound: "p95 < 50")
    }

    func search() async throws -> [Figure] {
        let (cityPath, countyPath) = try await region.branches()
        let city = try await region.caller(.citySafety, branch: cityPath)
        let county = try await region.caller(.countySafety, branch: countyPath)
        let typed = ["dyxx", "第一小学", "zhongxin", "zxyey", "小学", "王", "wang", "第二中学", "450405", "zx"]
        let find = region.work.find
        let tree = region.work.unitTree
        func palette(_ caller: Caller) async throws -> Timing {
            try await Timing.of(40) { user, turn in _ = try await find.everything(typed[(user + turn) % typed.count], for: caller) }
        }
        let picker = try await Timing.of(40) { user, turn in
            _ = try await tree.search(typed[(user + turn) % typed.count], limit: 20, for: city)
        }
        let roots = try await tree.roots(for: city)
        let open = try await Timing.of(40) { _, _ in
            if let root = roots.first { _ = try await tree.children(of: root.id, for: city) }
        }
        return figure("palette, city", try await palette(city), bound: "p95 < 30")
            + figure("palette, county", try await palette(county), bound: "p95 < 30")
            + figure("picker", picker, bound: "p95 < 30") + figure("tree, children", open, bound: "p95 < 30")
    }

    /// Reading everything an export writes, row by row; the writer's part is `DocumentsTests`'.
    func export() async throws -> [Figure] {
        let (cityPath, _) = try await region.branches()
        let caller = try await region.caller(.citySafety, branch: String(cityPath.prefix(3)))
        let count = Mutex(0)
        let start = ContinuousClock.now
        try await region.work.lists.each(.people(on: Place.clock.today), ListRequest(), columns: nil, for: caller) { _ in
            count.withLock { $0 += 1 }
            return true
        }
        let seconds = (ContinuousClock.now - start).milliseconds / 1_000
        let rows = Double(count.withLock { $0 })
        return [Figure(name: "export read", value: rows / seconds, unit: "row/s", bound: "> 5,600 (1,000,000 in 3 min)")]
    }
}
