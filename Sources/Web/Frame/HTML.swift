package import Hummingbird

/// A page on its way to the browser.
package struct HTML: ResponseGenerator, Sendable {
    package let text: String
    package let status: HTTPResponse.Status

    package init(text: String, status: HTTPResponse.Status = .ok) {
        self.text = text
        self.status = status
    }

    package func response(from request: Request, context: some RequestContext) -> Response { response }

    /// Pages hold what one person may see: no cache between us and them keeps a copy.
    package var response: Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
