import Campus
import Workflows

/// Notices in words.
struct NoticesView {
    let notices: NoticeWork.Page
    let words: Words
    let onlyUnread: Bool

    init(page: NoticeWork.Page, words: Words, onlyUnread: Bool) {
        notices = page
        self.words = words
        self.onlyUnread = onlyUnread
    }

    var page: NoticesPage {
        NoticesPage(
            head: HeadView(
                words("notices.name"),
                then: notices.unread > 0 ? words("notices.unread", count: notices.unread) : words("notices.allRead"),
                crumbs: [CrumbView(words("rail.desk"), "/"), CrumbView(words("notices.name"))],
                buttons: notices.unread > 0 ? [.post(words("notices.readAll"), to: "/notices/read")] : []),
            tabs: TabsView(label: words("notices.name"), items: [
                LinkView(words("notices.tab.all"), "/notices", isCurrent: !onlyUnread),
                LinkView(
                    words("notices.tab.unread"), "/notices?show=unread", isCurrent: onlyUnread,
                    count: "\(notices.unread)"),
            ]),
            rows: notices.notices.map(row), empty: notices.notices.isEmpty ? empty : nil,
            more: notices.next.map {
                LinkView(words("notices.older"), "/notices?before=\($0)\(onlyUnread ? "&show=unread" : "")")
            })
    }

    private var empty: EmptyView {
        onlyUnread
            ? EmptyView(words("notices.empty.unread"), actions: [.link(words("notices.tab.all"), to: "/notices")])
            : EmptyView(words("notices.empty"), reason: words("notices.empty.reason"))
    }

    private func row(_ notice: NoticeWork.Notice) -> NoticeRow {
        let key = notice.words.split(separator: ".", maxSplits: 1).last ?? ""
        let why = "notice.\(key).why"
        return NoticeRow(
            text: words("notice.\(key)", notice.arguments), address: "/notices/\(notice.id)",
            time: TimeView(notice.at, isRelative: true), times: notice.times > 1 ? words("notices.times", count: notice.times) : nil,
            why: words.has(why) ? words(why, notice.arguments) : words("notices.why.post"), isNew: !notice.isRead)
    }
}
