import Foundation

/// Names in folders, with the system's own answer when something fails.
extension OpenFile {
    static func rename(_ old: String, to new: String) throws(Fault) {
        guard Foundation.rename(old, new) == 0 else { throw Fault(.rename) }
    }

    /// A second name for the same file; fails if that name is taken.
    static func link(_ old: String, as new: String) throws(Fault) {
        guard Foundation.link(old, new) == 0 else { throw Fault(.link) }
    }

    /// Gone afterwards; that it was gone before is no fault.
    static func remove(_ path: String) throws(Fault) {
        guard unlink(path) == 0 || errno == ENOENT else { throw Fault(.remove) }
    }

    /// Folders that only we may enter, from the outermost.
    static func makeFolder(_ path: String) throws(Fault) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else { throw Fault(.folder) }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw Fault(.folder) }
    }

    /// Makes a new or removed name survive a power cut.
    static func synchronizeFolder(of path: String) throws(Fault) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try OpenFile(reading: folder.isEmpty ? "/" : folder).synchronize()
    }

    /// Bytes that are free for us on the file system that holds `path`.
    static func freeSpace(at path: String) throws(Fault) -> Int64 {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { throw Fault(.inspect) }
        return Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
    }
}
