import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.widgets.playground.points import INPUTS, PROBLEMS
from nnkit.widgets.playground.settings import ACTIVATION_NAMES, PENALTIES, SPEEDS, Settings

coordinate = st.integers(-600, 600).map(lambda i: i / 100)
any_settings = st.builds(
    Settings,
    data=st.sampled_from(list(PROBLEMS)),
    noise=st.integers(0, 50),
    train=st.integers(10, 90),
    batch=st.integers(1, 60),
    seed=st.integers(0, 1000),
    inputs=st.lists(st.sampled_from(list(INPUTS)), min_size=1),
    hidden=st.lists(st.integers(1, 16), max_size=6),
    activation=st.sampled_from(ACTIVATION_NAMES),
    lr=st.sampled_from([0.001, 0.03, 10.0]),
    penalty=st.sampled_from(PENALTIES),
    speed=st.sampled_from(SPEEDS),
    stop_epoch=st.integers(0, 1000),
    stop_loss=st.sampled_from([0.0, 0.05]),
    show_test=st.booleans(),
    points=st.lists(st.tuples(coordinate, coordinate, st.sampled_from([0.0, 1.0])), max_size=3),
    removed=st.sets(st.integers(0, 499), max_size=3),
)


@given(any_settings)
def test_text_and_plain_values_bring_back_the_same_settings(settings):
    assert Settings.from_text(settings.to_text()) == settings
    assert Settings(**settings.as_dict()) == settings


def test_the_start_is_no_text_and_order_and_lines_do_not_matter():
    assert Settings().to_text() == ""
    assert Settings.from_text("lr=0.1\n noise=5") == Settings(noise=5, lr=0.1)
    assert Settings.from_text("hidden=none").hidden == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("data=cube", "data must be one of circle, xor, .*, gauss regression, own classes, own values; got 'cube'"),
        ("noise=51", "noise must be from 0 to 50; got 51"),
        ("noise=a", "in the state, 'noise=a' can't be read"),
        ("colour=red", "a state is written as name=value; 'colour=red' is not. Names: data, noise"),
        ("xor", "'xor' is not"),
        ("hidden=17", r"hidden must name 0 to 6 layers of 1 to 16 neurons; got \(17,\)"),
        ("hidden=1,1,1,1,1,1,1", "0 to 6 layers"),
        ("inputs=none", "at least one input"),
        ("inputs=z", "inputs are x, y, .*; got z"),
        ("points=1,2", "a point is x, y and a target; got"),
        ("points=7,0,1", "a point is x and y from -6 to 6"),
    ],
)
def test_what_is_refused_says_what_is_allowed(text, message):
    with pytest.raises(ValueError, match=message):
        Settings.from_text(text)


def test_changes_by_name():
    assert Settings().with_changes({"noise": 3}).noise == 3
    with pytest.raises(ValueError, match="no setting 'nois'; it has data, noise"):
        Settings().with_changes({"nois": 3})
    with pytest.raises(ValueError, match=r"noise must be a whole number; got 2.5"):
        Settings(noise=2.5)
    with pytest.raises(ValueError, match="lr must be a number; got 'x'"):
        Settings(lr="x")
