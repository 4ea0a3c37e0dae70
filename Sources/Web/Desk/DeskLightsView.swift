import Campus
import Workflows

/// The schools of a branch as marks, or as numbers where there are too many.
struct DeskLightsView {
    let lights: DeskLights
    let words: Words

    var view: LightsView {
        LightsView(
            section: SectionView(
                words("desk.lights", count: lights.schools), more: LinkView(words("desk.lights.list"), "/schools")),
            caption: words("desk.lights.caption"), rows: lights.places.map(row),
            tally: lights.drawsSchools || lights.places.count > 1
                ? marks { lights.count($0) } : [])
    }

    private func row(_ place: DeskLights.Place) -> LightsRow {
        guard !place.schools.isEmpty else {
            return LightsRow(place.name, "/schools?in=\(place.unit)", counts: marks { place.counts[$0] ?? 0 })
        }
        return LightsRow(place.name, place.schools.map { school in
            LightsMark(
                Self.kind(school.light), text: "\(school.name) · \(words("light.facts.\(school.light.rawValue)"))",
                address: "/schools/\(school.unit)")
        })
    }

    private func marks(_ count: (DeskLights.Light) -> Int) -> [MarkView] {
        DeskLights.Light.allCases.filter { count($0) > 0 }.map { light in
            MarkView(Self.kind(light), "\(words("light.facts.\(light.rawValue)")) \(words.grouped(count(light)))")
        }
    }

    private static func kind(_ light: DeskLights.Light) -> MarkView.Kind {
        switch light {
        case .fresh: .ok
        case .old: .g3
        case .none: .none
        }
    }
}
