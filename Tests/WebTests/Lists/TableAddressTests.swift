import Campus
import Testing
import Workflows

@testable import Web

@Suite("Lists · addresses")
struct TableAddressTests {
    let days = ListDays(today: "2026-11-20", term: "2026-09-01")

    @Test("An address says the filters of a request", arguments: [
        ("stage=primary&stage=junior", ListFilter("stage", .among(["primary", "junior"]))),
        ("bus=yes", ListFilter("bus", .among(["yes"]))), ("bus=-", ListFilter("bus", .empty)),
        ("pupils.from=100&pupils.to=200", ListFilter("pupils", .range(from: "100", to: "200"))),
        ("name=%E4%B8%AD%E5%BF%83", ListFilter("name", .holds("中心"))),
        ("confirmed_on.is=empty", ListFilter("confirmed_on", .empty)),
        ("confirmed_on.is=term", ListFilter("confirmed_on", .range(from: "2026-09-01", to: "2026-11-20"))),
        ("confirmed_on.is=last-month", ListFilter("confirmed_on", .range(from: "2026-10-01", to: "2026-10-31"))),
        ("confirmed_on.is=last-7", ListFilter("confirmed_on", .range(from: "2026-11-14", to: "2026-11-20"))),
    ])
    func filters(query: String, filter: ListFilter) throws {
        #expect(try TableAddress("/schools", .schools, query: query).request(on: days).filters == [filter])
    }

    @Test("What the list does not know is dropped, what it cannot read is refused")
    func unknown() throws {
        #expect(try TableAddress("/schools", .schools, query: "evil=1&longitude=3&x.y.z=1").request(on: days).filters.isEmpty)
        #expect(throws: ListRequestFault.badValue("limit")) {
            try TableAddress("/schools", .schools, query: "limit=100000").request(on: days)
        }
    }

    @Test("Filtering, sorting and clearing start from the first page again")
    func firstPage() {
        let address = TableAddress("/schools", .schools, query: "bus=yes&after=n5~1.0&sort=pupils")
        #expect(address.sorted(by: "pupils", ascending: false).text == "/schools?bus=yes&sort=-pupils")
        #expect(address.without("bus", "yes").text == "/schools?sort=pupils")
        #expect(address.cleared.text == "/schools?sort=pupils")
    }

    @Test("About is told with three digits", arguments: [(12_345, 12_300), (1_023_999, 1_020_000), (999, 999)])
    func about(number: Int, rounded: Int) {
        #expect(ListPageBuilder.rounded(number) == rounded)
    }
}
