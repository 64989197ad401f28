"""JavaScript and CSS without comments and without the spaces that only readers need; what they do stays the same."""

import re

# a comment, a string, a regular expression, a word, white space, or any other character; a template is read by hand,
# for another may stand inside of it
TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<pattern>/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\]|\\.)*\])+/[a-z]*)
      | (?P<word>[\w$#]+)
      | (?P<space>\s+)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
VALUE = re.compile(r"[\w$)\]]$")  # behind such a character a slash divides
RUN_TOGETHER = re.compile(r"[\w$][\w$#]|\+\+|--")  # two characters that must not come to stand side by side
WORDS = re.compile(r"(?:^|\W)(?:return|typeof|case|in|of)$")  # but not behind these


def bare_script(text: str) -> str:
    """The script with a line's end wherever it has one, and a space only where words or signs would run together."""
    made: list[str] = []
    at, gap = 0, ""
    while at < len(text):
        last = made[-1] if made else ""
        found = TOKEN.match(text, at)
        assert found is not None  # any character is a token
        kind, token = found.lastgroup, found[0]
        if token == "`":
            kind, token = "string", text[at : template_end(text, at)]
        elif kind == "pattern" and VALUE.search(last) and not WORDS.search(last):
            kind, token = "other", "/"
        at += len(token)
        if kind == "comment":
            continue
        if kind == "space":
            gap = "\n" if "\n" in token + gap else " "
            continue
        if gap == "\n" or (gap and RUN_TOGETHER.search(last[-1:] + token[0])):
            token = gap + token
        made.append(token)
        gap = ""
    return "".join(made)


def template_end(text: str, start: int) -> int:
    """The place behind a template that starts at `start`, with the templates and strings inside of it."""
    at, depth = start + 1, 0
    while depth or text[at] != "`":
        if text[at] == "\\":
            at += 1
        elif text.startswith("${", at):
            depth += 1
            at += 1
        elif depth and text[at] in "{}":
            depth += 1 if text[at] == "{" else -1
        elif depth and text[at] == "`":
            at = template_end(text, at) - 1
        elif depth and text[at] in "\"'":
            at = text.index(text[at], at + 1)
        at += 1
    return at + 1


def bare_style(text: str) -> str:
    """The style sheet without comments, and without spaces where braces, colons and semicolons part it anyway."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};]) ?", r"\1", text)
    return re.sub(r"(?<=[\w-]): (?=[^{}]*[;}])", ":", text).replace(";}", "}").strip()
