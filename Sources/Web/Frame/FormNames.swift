/// Names of the hidden fields that every form carries.
package enum FormNames {
    package static let csrf = "_csrf"
    /// Made when the form is shown; sent twice, it is one record (G-04).
    package static let once = "_once"
    /// The version the form was filled from (G-12).
    package static let version = "_version"
    /// Where to go after signing in or switching.
    package static let back = "back"
}
