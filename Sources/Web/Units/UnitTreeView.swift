import Campus
import Hummingbird
import Workflows

/// The open part of the tree as nested lists; branches open on demand, by an address of their own.
struct UnitTreeView: Sendable {
    let search: TableSearch
    let branches: [Branch]

    struct Branch: Sendable {
        let anchor: String
        let name: String
        let address: String
        let kind: String
        let state: MarkView?
        /// Schools in a division; `nil` elsewhere.
        let count: String?
        /// Opens or closes the branch; `nil` for a leaf.
        let toggle: String?
        let toggleText: String
        let isOpen: Bool
        let icon: String
        let children: [Branch]
        /// All children, when there are more than a page holds.
        let more: LinkView?
    }
}

struct UnitTreeBuilder: Sendable {
    let site: Site
    let caller: Caller
    let words: Words

    /// More open branches than this are a page nobody reads.
    private static let mostOpen = 60

    func tree(_ request: Request) async throws -> UnitTreeView {
        let roots = try await site.work.unitTree.roots(for: caller)
        let typed = request.uri.queryParameters["open"].map(String.init)
        let asked = typed?.split(separator: ",").compactMap { Unit.ID(String($0)) }.prefix(Self.mostOpen).map { $0 }
        let open = Set(asked ?? roots.map(\.id))
        var branches: [UnitTreeView.Branch] = []
        for root in roots { branches.append(try await branch(root, open: open, depth: 0)) }
        return UnitTreeView(
            search: TableSearch(value: "", placeholder: words("list.units.search")), branches: branches)
    }

    private func branch(_ node: UnitNode, open: Set<Unit.ID>, depth: Int) async throws -> UnitTreeView.Branch {
        let isOpen = open.contains(node.id) && node.hasChildren && depth < 12
        var children: [UnitTreeView.Branch] = []
        var more: LinkView?
        if isOpen {
            let part = try await site.work.unitTree.children(of: node.id, for: caller)
            for child in part.nodes { children.append(try await branch(child, open: open, depth: depth + 1)) }
            if part.next != nil { more = LinkView(words("units.more"), "/units?as=table&in=\(node.id)") }
        }
        let toggled = isOpen ? open.subtracting([node.id]) : open.union([node.id])
        let list = toggled.map(\.rawValue).sorted().map(String.init).joined(separator: ",")
        return UnitTreeView.Branch(
            anchor: "u\(node.id)", name: node.name, address: node.kind == .school ? "/schools/\(node.id)" : "/units/\(node.id)",
            kind: words("unit.kind.\(node.kind.rawValue)"),
            state: node.state == .open ? nil : MarkView(.plain, words("unit.state.\(node.state.rawValue)")),
            count: node.schools.map { words("units.schools", count: $0) },
            toggle: node.hasChildren ? "/units?open=\(list.isEmpty ? "0" : list)#u\(node.id)" : nil,
            toggleText: words(isOpen ? "units.fold" : "units.unfold", ["name": node.name]), isOpen: isOpen,
            icon: isOpen ? "down" : "right", children: children, more: more)
    }
}
