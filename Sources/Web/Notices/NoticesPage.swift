/// What came for the caller, newest on top, one line an item.
struct NoticesPage: Sendable {
    let head: HeadView
    let tabs: TabsView
    let rows: [NoticeRow]
    let empty: EmptyView?
    let more: LinkView?
}

struct NoticeRow: Sendable {
    let text: String
    let address: String
    let time: TimeView
    /// 「3 次」 when it stands for several events.
    let times: String?
    /// 「为什么收到」 and its answer.
    let why: String
    let isNew: Bool
}
