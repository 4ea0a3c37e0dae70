// The only functions of the C library in this target; they read nothing but their argument.
#if canImport(Glibc)
    import func Glibc.asin
    import func Glibc.asinh
    import func Glibc.atan2
    import func Glibc.cos
    import func Glibc.sin
    import func Glibc.tan
#elseif canImport(Musl)
    import func Musl.asin
    import func Musl.asinh
    import func Musl.atan2
    import func Musl.cos
    import func Musl.sin
    import func Musl.tan
#else
    import func Darwin.asin
    import func Darwin.asinh
    import func Darwin.atan2
    import func Darwin.cos
    import func Darwin.sin
    import func Darwin.tan
#endif

/// Angles in radians.
enum Circular {
    static func sine(_ angle: Double) -> Double { sin(angle) }
    static func cosine(_ angle: Double) -> Double { cos(angle) }
    static func tangent(_ angle: Double) -> Double { tan(angle) }
    static func arcSine(_ ratio: Double) -> Double { asin(ratio) }
    static func angle(y: Double, x: Double) -> Double { atan2(y, x) }
    static func areaSine(_ value: Double) -> Double { asinh(value) }
}
