/// Who is signed in, and in which of their posts.
package struct FramePerson: Sendable {
    package let name: String
    package let account: String
    package let unit: String
    package let role: String
    /// The other posts of the same person, to change to without signing out (LOG-04).
    package let posts: [FramePost]
    package let hasPosts: Bool

    package init(name: String, account: String, unit: String, role: String, posts: [FramePost] = []) {
        self.name = name
        self.account = account
        self.unit = unit
        self.role = role
        self.posts = posts
        hasPosts = !posts.isEmpty
    }
}

package struct FramePost: Sendable {
    package let id: String
    package let unit: String
    package let role: String

    package init(id: String, unit: String, role: String) {
        self.id = id
        self.unit = unit
        self.role = role
    }
}
