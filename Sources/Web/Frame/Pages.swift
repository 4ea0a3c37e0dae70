package import Hummingbird
import Mustache

/// Turns finished page values into pages. Templates of every language are compiled once, at start.
package struct Pages: Sendable {
    /// A template that a route names but nobody wrote.
    package struct NoTemplate: Error, Equatable {
        package let name: String
    }

    package let words: WordBook
    /// Where styles and scripts are, e.g. `/assets/5f2c…`.
    package let assets: String
    private let libraries: [String: MustacheLibrary]

    package init(templates: [WebResources.File], words: WordBook, assets: String) throws {
        self.words = words
        self.assets = assets
        let texts = templates.filter { $0.path.hasSuffix(".mustache") }
            .map { TemplateText(name: String($0.path.dropLast(".mustache".count)), text: $0.text) }
        libraries = try Dictionary(
            uniqueKeysWithValues: words.codes.map { code in (code, try Self.compiled(texts, words[code])) })
    }

    private static func compiled(_ texts: [TemplateText], _ words: Words) throws -> MustacheLibrary {
        var library = MustacheLibrary()
        for text in texts { try library.register(try text.worded(in: words), named: text.name) }
        return library
    }

    /// The page in the language of its frame.
    ///
    /// - Parameters:
    ///   - template: Its path below `Templates` without the ending, e.g. `Schools/school`.
    ///   - page: What the template prints; its stored properties are the names in the template.
    package func html<Page: Sendable>(
        _ template: String, page: Page, frame: Frame, status: HTTPResponse.Status = .ok
    ) throws -> HTML {
        HTML(text: try text(template, page: page, frame: frame), status: status)
    }

    package func text<Page: Sendable>(_ template: String, page: Page, frame: Frame) throws -> String {
        let language = words.speaks(frame.language) ? frame.language : WordBook.first
        var values = Self.values(of: page)
        values["frame"] = frame
        values["assets"] = assets
        guard let text = libraries[language]?.render(values, withTemplate: template) else {
            throw NoTemplate(name: template)
        }
        return text
    }

    /// The page's stored properties by name, so that each tag finds its value without walking the whole page again.
    private static func values(of page: Any) -> [String: Any] {
        if let dictionary = page as? [String: Any] { return dictionary }
        var values: [String: Any] = [:]
        for child in Mirror(reflecting: page).children {
            guard let name = child.label else { continue }
            let value = Mirror(reflecting: child.value)
            if value.displayStyle == .optional {
                values[name] = value.children.first?.value
            } else {
                values[name] = child.value
            }
        }
        return values
    }
}
