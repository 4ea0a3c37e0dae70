import unittest

from longest import functions


class LongestTests(unittest.TestCase):
    def lengths(self, text):
        return {name: lines for lines, name in functions(text)}

    def test_a_function_is_counted_from_its_name_to_its_brace(self):
        self.assertEqual(self.lengths("func one() {\n    two()\n}\n"), {"one": 3})

    def test_braces_in_literals_and_comments_do_not_count(self):
        text = 'func one() {\n  let a = "}"  // }\n  let b = #"}"#\n  let c = """\n }\n """\n}\nfunc two() {}\n'
        self.assertEqual(self.lengths(text), {"one": 7, "two": 1})

    def test_a_requirement_of_a_protocol_has_no_length(self):
        text = "protocol P {\n  func one()\n  func two() -> Int\n}\nfunc three() {\n}\n"
        self.assertEqual(self.lengths(text), {"three": 2})

    def test_a_signature_over_several_lines_belongs_to_the_function(self):
        text = "init?(\n  a: Int,\n  b: () -> Void\n) throws\nwhere A: B {\n}\n"
        self.assertEqual(self.lengths(text), {"init": 6})

    def test_a_call_of_an_initialiser_is_not_a_function(self):
        self.assertEqual(self.lengths("let a = S.init(1)\nlet b = { c in\n c\n}\n"), {})


if __name__ == "__main__":
    unittest.main()
