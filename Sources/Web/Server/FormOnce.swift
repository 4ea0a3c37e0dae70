import Foundation

/// Names one showing of a form, so that sending it twice is told from sending two (G-04).
enum FormOnce {
    static var fresh: String { UUID().uuidString.lowercased() }
}
