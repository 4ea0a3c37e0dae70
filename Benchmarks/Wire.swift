import Foundation

/// A connection that stays open and asks one thing after the other: as little as possible between us and the server.
final class Wire {
    struct Broken: Error {}

    private let socket: Int32
    private var bytes = [UInt8](repeating: 0, count: 1 << 16)

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(socket)
            throw Broken()
        }
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(socket) }

    /// - Returns: The status, once the whole answer is here.
    func get(_ path: String, headers: String) throws -> Int {
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(headers)\r\n".utf8)
        guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { throw Broken() }
        var answer: [UInt8] = []
        while true {
            let count = recv(socket, &bytes, bytes.count, 0)
            guard count > 0 else { throw Broken() }
            answer += bytes[0..<count]
            if let status = try Self.whole(answer) { return status }
        }
    }

    /// The status if all of the answer is there; answers of ours say their length or end in an empty chunk.
    private static func whole(_ answer: [UInt8]) throws -> Int? {
        guard let end = answer.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
        guard let status = head.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { throw Broken() }
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-length:") {
            let length = Int(line.dropFirst("content-length:".count).filter { $0 != " " }) ?? 0
            return answer.count - end.upperBound >= length ? status : nil
        }
        return answer.suffix(5).elementsEqual(Array("0\r\n\r\n".utf8)) ? status : nil
    }
}
