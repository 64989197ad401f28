"""Which of the numbers of a line is the wrong one."""

import re

NUMBER = re.compile(r"(?<![\w.])(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\w.])")  # in a line of text


def which_number(kind: str, text: str, piece: str) -> str:
    """The end of a sentence of this kind: the number that `piece` is, as a line with several numbers has it."""
    written = NUMBER.findall(text)
    if kind not in ("constant", "constant off by one") or len(set(written)) < 2 or not NUMBER.fullmatch(piece):
        return ""
    return next((f": `{each}`" for each in written if float(each) == float(piece)), "")


def is_number(piece: str) -> bool:
    """Whether it is a number with its sign, as the -1 of `np.roll(x, -1)`: another sign makes another number of it."""
    return bool(NUMBER.fullmatch(piece.removeprefix("-")))
