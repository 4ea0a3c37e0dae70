package import Hummingbird

/// Styles and scripts, held in memory. The address carries a hash of the content, so a browser keeps them for good
/// and a new release is a new address.
package struct StaticAssets: Sendable {
    package struct Asset: Sendable {
        package let bytes: ByteBuffer
        package let type: String
        package let tag: String
        package var text: String { String(buffer: bytes) }
    }

    /// `/assets/<hash>`; pages put it before every style and script.
    package let base: String
    private let assets: [String: Asset]

    /// - Parameters:
    ///   - files: The folder `Assets`. In style sheets `@import "x.css";` is replaced by the file, so that a page
    ///     asks once.
    ///   - words: Of every language; the keys `js.…` become a script per language.
    package init(files: [WebResources.File], words: WordBook) {
        var contents: [String: [UInt8]] = [:]
        for file in files { contents[file.path] = file.bytes }
        let styles = contents.mapValues { String(decoding: $0, as: UTF8.self) }
        for path in contents.keys where path.hasSuffix(".css") {
            contents[path] = Array(StyleSheet(styles[path] ?? "").joined { styles["css/\($0)"] }.utf8)
        }
        for code in words.codes {
            contents["js/start/\(code).js"] = Array(ScriptWords(words[code]).module.utf8)
        }
        let whole = contents.keys.sorted().reduce(into: ContentHash()) { $0.add($1.utf8); $0.add(contents[$1] ?? []) }
        base = "/assets/\(whole.text)"
        assets = contents.reduce(into: [:]) { assets, entry in
            assets[entry.key] = Asset(
                bytes: ByteBuffer(bytes: entry.value), type: Self.type(of: entry.key),
                tag: "\"\(ContentHash(of: entry.value).text)\"")
        }
    }

    package subscript(path: String) -> Asset? { assets[path] }
    package var paths: [String] { assets.keys.sorted() }

    /// Adds `GET /assets/<hash>/…` and, for old pages and bookmarks, `GET /assets/latest/…` which is not kept.
    package func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.get("/assets/:version/**") { request, context in
            try answer(request, version: context.parameters.require("version"), path: context.parameters.getCatchAll())
        }
    }

    private func answer(_ request: Request, version: String, path: [Substring]) throws -> Response {
        guard let asset = assets[path.joined(separator: "/")] else { throw HTTPError(.notFound) }
        let keep = "/assets/\(version)" == base ? "public, max-age=31536000, immutable" : "no-cache"
        let headers: HTTPFields = [.eTag: asset.tag, .cacheControl: keep, .contentType: asset.type]
        if request.headers[.ifNoneMatch]?.contains(asset.tag) == true {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.bytes))
    }

    private static func type(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "json", "webmanifest": "application/json; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}
