"""Prints the ten longest Swift files and functions: `longest.py FOLDER…`. A look in the mirror, not a limit."""

import re
import sys
from pathlib import Path

DECLARATION = re.compile(r"\b(?:func\s+(?P<func>[^\s(<]+|[^\s\w]+)|(?<![.\w])(?P<init>init)[?!]?\s*[(<]|(?P<sub>subscript)\s*[(<])")
NOT_CODE = re.compile(
    r'//[^\n]*'
    r'|/\*.*?\*/'
    r'|(?P<hash>#*)""".*?"""(?P=hash)'
    r'|(?P<hash1>#+)".*?"(?P=hash1)'
    r'|"(?:\\.|[^"\\\n])*"', re.DOTALL)


def code_only(text):
    """The text with comments and literals blanked, every line still in its place."""
    return NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def body_end(code, start):
    """The index after the body that opens behind `start`, or None for a declaration without a body."""
    depth = parentheses = 0
    for index in range(start, len(code)):
        character = code[index]
        if character in "([":
            parentheses += 1
        elif character in ")]":
            parentheses -= 1
        elif character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth <= 0:
                return index + 1 if depth == 0 else None
        elif character == "\n" and depth == parentheses == 0:
            rest = code[index:].lstrip()
            if not re.match(r"\{|where\b|->|throws\b|async\b", rest):
                return None
    return None


def functions(text):
    """(lines, name) of every function that has a body."""
    code = code_only(text)
    for match in DECLARATION.finditer(code):
        end = body_end(code, match.end() - (1 if match["init"] or match["sub"] else 0))
        if end is not None:
            name = match["func"] or match["init"] or match["sub"]
            yield code.count("\n", match.start(), end) + 1, name


def report(folders):
    files, bodies = [], []
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.swift")):
        text = path.read_text()
        files.append((text.count("\n"), str(path)))
        bodies += [(lines, f"{name}  {path}") for lines, name in functions(text)]
    for title, rows in (("最长的文件 · longest files", files), ("最长的函数 · longest functions", bodies)):
        median = sorted(rows)[len(rows) // 2][0] if rows else 0
        yield f"{title}  (中位 median {median})"
        yield from (f"  {lines:5}  {name}" for lines, name in sorted(rows, reverse=True)[:10])


if __name__ == "__main__":
    print("\n".join(report(sys.argv[1:])))
