"""A judge's word that names a misconception, as a declared one has a name."""


class Named(str):
    """The sentence; up to its first colon or semicolon it holds no number of a case, so that it can be said of hidden
    ones.

    name: of the misconception.
    """

    name: str

    def __new__(cls, name: str, says: str) -> "Named":
        made = super().__new__(cls, says)
        made.name = name
        return made

    def __reduce__(self) -> tuple[type["Named"], tuple[str, str]]:  # it is sent between processes
        return Named, (self.name, str(self))

    def of_hidden(self) -> "Named":
        """The same without what would show a hidden case's numbers."""
        return Named(self.name, f"{self.partition(':')[0].partition(';')[0].rstrip('.')}.")
