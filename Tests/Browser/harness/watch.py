"""Keeps an eye on a page: what went wrong silently fails the journey all the same."""

import re
from urllib.parse import urlsplit

# Registered before any script of the page; console messages alone do not name the directive.
REPORT_POLICY_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
    console.error(`policy violation: ${event.violatedDirective} refused ${event.blockedURI || event.sourceFile}`));
"""


class Watch:
    """Console errors, exceptions, answers of 500 and more, policy violations, calls to the outside."""

    def __init__(self, context):
        self.problems = []
        self.expected = []
        context.add_init_script(REPORT_POLICY_VIOLATIONS)
        context.on("console", self.on_console)
        context.on("weberror", lambda error: self.note(f"exception: {error.error}"))
        context.on("response", self.on_response)
        context.on("request", self.on_request)

    def expect(self, pattern):
        """Announces a message that belongs to the journey, such as a refusal: `watch.expect("403")`."""
        self.expected.append(re.compile(pattern))

    def note(self, problem):
        self.problems.append(problem)

    def on_console(self, message):
        if message.type == "error":
            where = message.location.get("url", "") if message.location else ""
            self.note(f"console: {message.text} {where}".strip())

    def on_response(self, response):
        if response.status >= 500:
            self.note(f"{response.status} from {response.url}")

    def on_request(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            self.note(f"call to the outside: {request.url}")

    def unexpected(self):
        return [problem for problem in self.problems if not any(one.search(problem) for one in self.expected)]
