import Foundation
import Testing

@testable import Store

@Suite("Files · pictures coded anew")
struct ImageRecoderTests {
    let folder = TemporaryFolder()
    let recoder = ImageRecoder()
    var sample: SamplePhoto { SamplePhoto(folder: folder) }

    /// Red of one pixel of an encoded picture.
    func brightness(_ picture: [UInt8], x: Int, y: Int) throws -> Double {
        try sample.write(picture, "result")
        let words = ["getpoint", "result", "\(x)", "\(y)"]
        let output = try ConfinedProgram(path: "/usr/bin/vips").run(words, in: folder.path)
        return try #require(Double(String(decoding: output, as: UTF8.self).split(separator: " ")[0]))
    }

    @Test("A photo held upright is turned, and where it was taken is left out")
    func phone() async throws {
        let path = try sample.uprightWithPlace("phone.jpg")

        let image = try await recoder.recode(path)

        #expect(image.width == 32)
        #expect(image.height == 64)
        #expect(try brightness(image.picture, x: 16, y: 4) > 200)
        #expect(try brightness(image.picture, x: 16, y: 60) < 50)
        for bytes in [image.picture, image.thumbnail] {
            #expect(!String(decoding: bytes, as: Unicode.ASCII.self).contains("Exif"))
        }
    }

    @Test("A large photo is made smaller, a small one not larger")
    func sizes() async throws {
        let large = try await recoder.recode(sample.halves("large.jpg", width: 4_000, height: 1_000))
        let small = try await recoder.recode(sample.halves("small.jpg"))

        #expect(large.width == 2_560)
        #expect(large.height == 640)
        #expect(small.width == 64)
        #expect(small.height == 32)
        try sample.write(large.thumbnail, "thumbnail")
        let output = try ConfinedProgram(path: "/usr/bin/vipsheader").run(["thumbnail"], in: folder.path)
        let header = try #require(ImageHeader(output))
        #expect(header.width == 320)
        #expect(header.height == 80)
    }

    /// The tools write every GIF with a transparent colour, so that it stays transparent.
    @Test("A picture becomes a JPEG, or a PNG where parts may be transparent", arguments: [
        ("a.jpg", .jpeg), ("a.png", .jpeg), ("a.webp", .jpeg), ("a.gif", .png),
    ] as [(String, SniffedType)])
    func types(name: String, type: SniffedType) async throws {
        let image = try await recoder.recode(sample.halves(name))

        #expect(image.type == type)
        #expect(SniffedType(image.picture) == type)
        #expect(SniffedType(image.thumbnail) == type)
    }

    @Test("A photo of an iPhone becomes a JPEG")
    func heic() async throws {
        let path = try sample.halves("source.png")
        try sample.vips("heifsave", path, "phone.heic")

        #expect(try await recoder.recode(sample.path("phone.heic")).type == .jpeg)
    }

    @Test("Transparency stays")
    func transparent() async throws {
        try sample.vips("black", "clear.png", "20", "10", "--bands", "4")

        let image = try await recoder.recode(sample.path("clear.png"))

        #expect(image.type == .png)
        #expect(SniffedType(image.picture) == .png)
    }

    @Test("A text called .jpg is no image")
    func text() async throws {
        let path = try sample.write(Array("这是文字\n".utf8), "photo.jpg")

        await #expect(throws: ImageFault.notAnImage(.text)) { try await recoder.recode(path) }
    }

    @Test("A drawing with scripts called .png is no image")
    func drawing() async throws {
        let path = try sample.write(Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), "photo.png")

        await #expect(throws: ImageFault.notAnImage(.svg)) { try await recoder.recode(path) }
    }

    @Test("Sixty bytes that announce 900 megapixels are refused before they are decoded")
    func bomb() async throws {
        let path = try sample.bomb("bomb.png", width: 30_000, height: 30_000)

        let fault = ImageFault.tooManyPixels(width: 30_000, height: 30_000, limit: 100_000_000)
        await #expect(throws: fault) { try await recoder.recode(path) }
    }

    @Test("A photo that is cut off, or only begins like one, is refused")
    func damaged() async throws {
        let whole = Array(try Data(contentsOf: URL(fileURLWithPath: sample.halves("whole.jpg", width: 600, height: 600))))
        let cut = try sample.write(Array(whole[..<(whole.count / 2)]), "cut.jpg")
        let start = try sample.write([0xff, 0xd8, 0xff, 0xe0] + Array("nothing more".utf8), "start.jpg")

        for path in [cut, start] {
            await #expect(throws: ImageFault.undecodable) { try await recoder.recode(path) }
        }
    }

    @Test("A header is read, whatever stands in it", arguments: [
        ("in: 4000x3000 uchar, 3 bands, srgb, jpegload\n", false),
        ("in: 20x10 uchar, 4 bands, srgb, pngload\n", true),
        ("in: 20x10 uchar, 2 bands, b-w, pngload\n", true),
        ("in: 20x10 uchar, 4 bands, cmyk, jpegload\n", false),
    ])
    func header(line: String, transparent: Bool) {
        #expect(ImageHeader(Array(line.utf8))?.hasTransparency == transparent)
    }

    @Test("The decoder's absence has a name")
    func missing() async throws {
        let path = try sample.halves("a.jpg")

        await #expect(throws: ImageFault.decoderMissing(path: "/nowhere")) {
            try await ImageRecoder(tools: "/nowhere").recode(path)
        }
    }

    @Test("A program that does not end is stopped, one that wants too much memory fails")
    func confined() throws {
        var sleeper = ConfinedProgram(path: "/bin/sleep")
        sleeper.seconds = 1
        #expect(throws: ConfinedProgram.Fault.tookTooLong) { try sleeper.run(["60"], in: folder.path) }

        var small = ConfinedProgram(path: "/usr/bin/vips")
        small.memory = 32 << 20
        #expect(throws: ConfinedProgram.Fault.self) { try small.run(["--version"], in: folder.path) }
    }

    @Test("The words of a call are never read by the shell")
    func words() throws {
        let output = try ConfinedProgram(path: "/bin/echo").run(["$(id)", "; id", "`id`"], in: folder.path)

        #expect(String(decoding: output, as: UTF8.self) == "$(id) ; id `id`\n")
    }

    @Test("A photo is kept three times: as it came, as it is shown, and small")
    func kept() async throws {
        let vault = try FileVault(root: folder.path + "/data")
        let path = try sample.uprightWithPlace("phone.jpg")
        let original = try vault.put(Array(Data(contentsOf: URL(fileURLWithPath: path))), in: .originals)

        let photo = try await vault.keepPhoto(original, recoder: recoder)

        #expect(try vault.hashes(in: .originals) == [original.hash])
        #expect(Set(try vault.hashes(in: .files)) == [photo.picture.hash, photo.thumbnail.hash])
        #expect(try vault.open(photo.picture.hash).sniffedType() == .jpeg)
    }
}
