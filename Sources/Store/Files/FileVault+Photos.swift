/// A photo as the record knows it.
package struct KeptPhoto: Sendable, Equatable {
    /// As it came; on the shelf of originals.
    package let original: StoredFile
    /// What pages show.
    package let picture: StoredFile
    package let thumbnail: StoredFile
    package let type: SniffedType
    package let width: Int
    package let height: Int
}

extension FileVault {
    /// Makes the picture and the thumbnail of an original that is in the vault already.
    ///
    /// - Throws: `ImageFault`; the original then stays until `sweep` removes it.
    package func keepPhoto(_ original: StoredFile, recoder: ImageRecoder) async throws -> KeptPhoto {
        let image = try await recoder.recode(path(of: original.hash, in: original.shelf))
        do {
            return KeptPhoto(
                original: original, picture: try put(image.picture), thumbnail: try put(image.thumbnail),
                type: image.type, width: image.width, height: image.height)
        } catch { throw ImageFault.file(error) }
    }
}
