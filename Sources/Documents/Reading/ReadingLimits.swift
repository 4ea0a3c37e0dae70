/// How much of a stranger's file is read before it is refused.
package struct ReadingLimits: Sendable, Equatable {
    package var fileBytes = 200 << 20
    /// The library for the old format keeps the whole file in memory.
    package var oldWorkbookBytes = 48 << 20
    /// Of one part of a workbook.
    package var unpackedBytes = 1 << 30
    /// Real sheets reach 60; deflate ends at 1,032.
    package var unpackedRatio = 250
    package var entries = 10_000
    /// Of all the distinct texts of a workbook, which stay in memory while it is read.
    package var textBytes = 176 << 20
    package var rows = 500_000
    package var columns = 512
    package var cellBytes = 1 << 20
    package var mergedRanges = 200_000
    package var pictures = 5_000
    /// Of one picture.
    package var pictureBytes = 30 << 20

    package init() {}
}
