import Foundation
import Hummingbird

/// What a person chose for themselves (SET-01): `theme=dark;density=compact;text=large;keys=off;start=/schools`.
package struct Preferences: Sendable, Equatable {
    private var values: [String: String]

    package init(_ text: String) {
        values = [:]
        for part in text.split(separator: ";") {
            let halves = part.split(separator: "=", maxSplits: 1).map(String.init)
            if halves.count == 2 { values[halves[0]] = halves[1] }
        }
    }

    init(cookie request: Request) {
        self.init(SessionCookie.value(of: "huxue_look", in: request)?.removingPercentEncoding ?? "")
    }

    package subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue?.filter { $0 != ";" && $0 != "=" } }
    }

    package var text: String { values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";") }

    package var look: Look {
        Look(
            theme: values["theme"].flatMap(Look.Theme.init) ?? .auto,
            density: values["density"].flatMap(Look.Density.init) ?? .normal,
            text: values["text"].flatMap(Look.TextSize.init) ?? .normal, letterKeys: values["keys"] != "off")
    }
}
