import Documents
import Hummingbird
import Workflows

extension Problem {
    init(import refusal: ImportRefusal) {
        switch refusal {
        case .unknownKind: self.init(.notFound, "not-found")
        case .noRows, .missingColumn, .nothingReady: self.init(.unprocessableContent, "import.no-rows")
        case .wrongStep, .faultyRows, .repeats: self.init(.conflict, "import.step")
        case .tooLate: self.init(.conflict, "import.too-late")
        case .fileGone: self.init(.gone, "import.file-gone")
        case .tooManyRows(let most): self.init(.contentTooLarge, "import.too-many", values: ["count": "\(most)"])
        }
    }

    init(export refusal: ExportRefusal) {
        switch refusal {
        case .unknownList, .unknownFormat: self.init(.notFound, "export.unknown")
        case .needsPurpose: self.init(.unprocessableContent, "export.purpose")
        case .tooManyRows(let most): self.init(.contentTooLarge, "export.too-many", values: ["count": "\(most)"])
        case .notReady: self.init(.conflict, "export.not-ready")
        case .gone: self.init(.gone, "export.gone")
        case .diskFull: self.init(.init(code: 507, reasonPhrase: "Insufficient Storage"), "database.full")
        }
    }
}

extension UnreadableFile {
    /// Key of the words below `file.unreadable.`.
    package var wordKey: String {
        switch self {
        case .notFound: "not-found"
        case .empty: "empty"
        case .protected: "protected"
        case .damaged: "damaged"
        case .tooLarge: "too-large"
        case .zipBomb: "zip-bomb"
        case .unknownKind: "kind"
        case .encoding: "encoding"
        case .unclosedQuote: "quote"
        case .noSuchSheet: "sheet"
        }
    }
}
