/// Which part refers to which (ECMA-376 part 2, section 9.3).
final class Relations: XmlListener {
    struct Link {
        let id: String
        /// The last word of the type's address, which is the same in both editions of the standard.
        let type: String
        /// From the root of the container.
        let target: String
    }

    private let folder: Substring
    private var links: [Link] = []

    private init(folder: Substring) { self.folder = folder }

    /// - Parameter part: Whose references; the container's own for an empty name.
    static func read(of part: String, in parts: ZipParts) throws(UnreadableFile) -> [Link] {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { part[..<$0] } ?? ""
        let file = slash.map { part[part.index(after: $0)...] } ?? part[...]
        let relations = Relations(folder: folder)
        let name = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
        guard let source = try parts.open(name) else { return [] }
        try XmlStream.read(source, relations)
        return relations.links
    }

    func started(_ name: XmlName, _ attributes: XmlAttributes) throws(UnreadableFile) {
        guard name == "Relationship", let id = attributes.text("Id"), let type = attributes.text("Type"),
            let target = attributes.text("Target"), attributes.text("TargetMode") != "External"
        else { return }
        guard links.count < 10_000 else { throw .tooLarge(.entries(10_000)) }
        links.append(Link(id: id, type: String(type.split(separator: "/").last ?? ""), target: resolved(target)))
    }

    func ended(_ name: XmlName) {}
    func heard(_ text: UnsafeBufferPointer<UInt8>) {}

    private func resolved(_ target: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps = folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
