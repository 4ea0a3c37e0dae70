import Foundation

/// Turns what a phone or a stranger sent into a picture that is safe to show.
///
/// The decoding is done by libvips in a process of its own, since decoders of images are where hostile bytes do
/// most harm. Orientation is applied; size is bounded; place, time, device and colour profile are left out.
package struct ImageRecoder: Sendable {
    package struct Limits: Sendable, Equatable {
        package var pixels = 100_000_000
        package var longestSide = 2_560
        package var thumbnailSide = 320
        package var seconds = 10

        package init() {}
    }

    let tools: String
    let limits: Limits
    /// How many run at once: a phone sends twenty photos, and others are waiting for their pages.
    private let queue: OperationQueue

    /// - Parameter tools: The folder with `vips` and `vipsheader` of Debian's libvips-tools.
    package init(tools: String = "/usr/bin", limits: Limits = Limits(), atOnce: Int = 2) {
        self.tools = tools
        self.limits = limits
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = atOnce
    }

    /// - Parameter path: The original; it is only read.
    /// - Throws: `ImageFault`.
    package func recode(_ path: String) async throws -> RecodedImage {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try recodeNow(path) }) }
        }
    }

    /// Blocks, for seconds at worst.
    func recodeNow(_ path: String) throws(ImageFault) -> RecodedImage {
        do {
            let bench = try ImageBench(original: path)
            return try recode(on: bench)
        } catch let fault as ImageFault {
            throw fault
        } catch let fault as OpenFile.Fault {
            throw .file(FileFault(fault))
        } catch ConfinedProgram.Fault.missing {
            throw .decoderMissing(path: tools)
        } catch ConfinedProgram.Fault.tookTooLong {
            throw .tookTooLong
        } catch {
            throw .undecodable
        }
    }

    private func recode(on bench: ImageBench) throws -> RecodedImage {
        guard bench.type.isImage else { throw ImageFault.notAnImage(bench.type) }
        let header = try header(of: ImageBench.original, on: bench)
        guard header.isRead(as: bench.type) else { throw ImageFault.liesAboutType(bench.type) }
        guard !header.exceeds(pixels: limits.pixels) else {
            throw ImageFault.tooManyPixels(width: header.width, height: header.height, limit: limits.pixels)
        }

        let type: SniffedType = header.hasTransparency ? .png : .jpeg
        let picture = "picture.\(type)"
        let thumbnail = "thumbnail.\(type)"
        try shrink(ImageBench.original, to: limits.longestSide, as: picture, on: bench)
        try shrink(picture, to: limits.thumbnailSide, as: thumbnail, on: bench)
        let result = try self.header(of: picture, on: bench)
        return RecodedImage(
            type: type, width: result.width, height: result.height,
            picture: try bench.content(of: picture), thumbnail: try bench.content(of: thumbnail))
    }

    // MARK: The programs

    private func header(of name: String, on bench: ImageBench) throws -> ImageHeader {
        guard let header = ImageHeader(try program("vipsheader").run([name], in: bench.folder)) else {
            throw ImageFault.undecodable
        }
        return header
    }

    /// `vips thumbnail` is what `vipsthumbnail` calls; only here it can be told to refuse an image that is cut off.
    private func shrink(_ name: String, to side: Int, as result: String, on bench: ImageBench) throws {
        let options = result.hasSuffix("png") ? "[strip]" : "[Q=85,strip]"
        _ = try program("vips").run(
            [
                "thumbnail", name, result + options, "\(side)", "--height", "\(side)", "--size", "down",
                "--fail-on", "error", "--export-profile", "srgb",
            ], in: bench.folder)
    }

    private func program(_ name: String) -> ConfinedProgram {
        ConfinedProgram(path: "\(tools)/\(name)", seconds: limits.seconds)
    }
}
