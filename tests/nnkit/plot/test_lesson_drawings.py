"""The nerve cell and the timeline."""

import pytest

from nnkit.plot import figure_html, plot_biological_neuron, plot_timeline


def texts(ax):
    return " ".join(text.get_text() for text in ax.texts)


def test_the_nerve_cell_names_its_parts():
    ax = plot_biological_neuron()
    assert all(word in texts(ax) for word in ("dendrites", "cell body", "axon", "synapses"))
    assert figure_html(ax.figure, "a nerve cell")


def test_a_timeline_sorts_its_events_and_shows_each():
    ax = plot_timeline([(1957, "second"), (1943, "first"), (1969, "third")])
    assert [text.get_text().split("\n")[0] for text in ax.texts] == ["1943", "1957", "1969"]
    with pytest.raises(ValueError, match="at least one"):
        plot_timeline([])
