import Campus
import Testing
import Workflows

@testable import Web

@Suite("Live · messages")
struct LiveMessageTests {
    @Test("A message names its number, its kind and what it says, as live.js reads it")
    func text() {
        #expect(LiveMessage.counts([("bell", 3), ("desk", 14)]).text(id: nil)
            == "event: counts\ndata: {\"bell\":3,\"desk\":14}\n\n")
        #expect(LiveMessage.fresh(list: "schools", count: 5).text(id: 9)
            == "id: 9\nevent: fresh\ndata: {\"list\":\"schools\",\"count\":5}\n\n")
        #expect(LiveMessage.beat.text(id: nil) == "event: beat\ndata: {}\n\n")
    }

    @Test("A subject cannot break out of its line")
    func hostile() {
        let change = LiveWork.Change(id: 1, topic: "school", subject: "1\n\nevent: counts")
        #expect(LiveMessage.changed(change).text(id: 1).split(separator: "\n").count == 3)
    }

    @Test("One account may hold so many lines and gets a seat back when one ends")
    func seats() {
        let seats = LiveSeats()
        for _ in 0..<LiveSeats.perAccount { #expect(seats.take(.init(1))) }
        #expect(!seats.take(.init(1)))
        #expect(seats.take(.init(2)))
        seats.leave(.init(1))
        #expect(seats.take(.init(1)))
    }
}
