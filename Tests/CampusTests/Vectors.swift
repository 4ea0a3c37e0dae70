import Foundation

/// One section of `Vectors/vectors.json`, decoded as the test wants to see it.
func vectors<Section: Decodable>(_ name: String, as type: Section.Type = Section.self) -> Section {
    guard let url = Bundle.module.url(forResource: "vectors", withExtension: "json", subdirectory: "Vectors"),
        let data = try? Data(contentsOf: url),
        let all = try? JSONDecoder().decode([String: LazySection<Section>].self, from: data),
        let section = all[name]?.value
    else { preconditionFailure("vectors.json has no readable section \(name)") }
    return section
}

/// Other sections have other shapes, so what does not fit is left out.
private struct LazySection<Value: Decodable>: Decodable {
    let value: Value?
    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}
