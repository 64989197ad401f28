"""Notebook nodes as nbformat makes them, without its validation of each, which took a third of a submission's time
here. Their parts are checked where they are read; the tests validate what is written."""

from nbformat import NotebookNode, v4
from nbformat.corpus.words import generate_corpus_id


def cell(kind: str, source: str) -> NotebookNode:
    """A cell of nbformat 4.5; kind: "code", "markdown" or "raw"."""
    made = NotebookNode(id=generate_corpus_id(), cell_type=kind, metadata=NotebookNode(), source=source)
    if kind == "code":
        made.execution_count, made.outputs = None, []
    return made


def notebook(cells: list[NotebookNode]) -> NotebookNode:
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=NotebookNode(), cells=cells)


def text_of(made: NotebookNode) -> str:
    """The notebook as a file's content; halves of surrogate pairs, which no file can hold, become question marks."""
    return v4.writes(made).encode("utf-8", "replace").decode() + "\n"
