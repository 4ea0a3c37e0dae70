import Web
import Yams

/// The real templates, words and assets, read as the program reads them.
struct TestPages {
    let words: WordBook
    let assets: StaticAssets
    let pages: Pages

    init() throws {
        let resources = try WebResources.bundled()
        var tables: [String: [String: String]] = [:]
        for file in resources.words {
            guard let language = file.path.split(separator: "/").first.map(String.init) else { continue }
            let entries = try Yams.load(yaml: file.text) as? [String: String] ?? [:]
            tables[language, default: [:]].merge(entries) { first, _ in first }
        }
        words = WordBook(tables)
        assets = StaticAssets(files: resources.assets, words: words)
        pages = try Pages(templates: resources.templates, words: words, assets: assets.base)
    }
}
