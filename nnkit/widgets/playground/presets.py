"""Experiments to start from: a state, a question to answer before playing, and what there is to see. Tests hold every
claim of an answer against a run."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Preset:
    """A named state with its question and answer."""

    name: str
    state: str
    question: str
    answer: str

    def as_dict(self) -> dict[str, str]:
        """The fields by name."""
        return asdict(self)


PRESETS = (
    Preset(
        "One neuron, two clouds",
        "data=gauss hidden=none",
        "There is no hidden layer. Why did this work?",
        "Without a hidden layer the answer is one neuron: a weighted sum with one threshold, so a straight line. Two "
        "clouds can be parted by a line.",
    ),
    Preset(
        "One neuron, a circle",
        "data=circle hidden=none",
        "The same network, other points. Why does the loss stay where it is?",
        "No line parts a disc from the ring around it. However long it trains, about half of the points stay wrong.",
    ),
    Preset(
        "A circle by better inputs",
        "data=circle hidden=none inputs=x^2,y^2 lr=0.01",
        "Still no hidden layer. Why did this work?",
        "In the plane of x^2 and y^2 the circle x^2 + y^2 = r^2 is a straight line. The inputs bend the space; one "
        "neuron does the rest.",
    ),
    Preset(
        "Xor by a product",
        "data=xor hidden=none inputs=xy",
        "One input and one neuron. Why did this work?",
        "The class is the sign of x times y, and xy is that product: one threshold at 0 is the whole answer.",
    ),
    Preset(
        "Many layers, no bend",
        "data=circle hidden=8,8,8 activation=identity",
        "Three hidden layers of eight neurons. Why didn't this work?",
        "A product of matrices is one matrix: without a bent activation all these layers are one linear layer, and the "
        "boundary is a line.",
    ),
    Preset(
        "Three neurons close a ring",
        "data=circle hidden=3 activation=tanh lr=0.1",
        "Two hidden neurons leave a gap; three do not. Why?",
        "Each hidden neuron draws one line. The smallest number of lines around a bounded region is three.",
    ),
    Preset(
        "A spiral",
        "data=spiral hidden=8,8 activation=relu optimizer=Adam lr=0.01",
        "Look at the neurons of both hidden layers while it trains. Which layer knows the spiral?",
        "The first layer can only draw straight edges; the second adds them up to bent ones. Show how each layer warps "
        "space: the arms come apart layer by layer.",
    ),
    Preset(
        "Too large a step",
        "data=circle lr=10 batch=10",
        "Why does the loss jump up and down?",
        "Each step overshoots: beyond a certain learning rate the next point is higher on the other side of the "
        "valley. Take a tenth, and again a tenth.",
    ),
    Preset(
        "Learning by heart",
        "data=gauss noise=50 train=10 hidden=8,8 optimizer=Adam lr=0.03",
        "The training loss falls to almost nothing. Why is that bad news?",
        "Fifty noisy points are few enough to learn by heart, noise and all. Show the test points: the test loss rises "
        "while the training loss falls.",
    ),
    Preset(
        "Held back by L2",
        "data=gauss noise=50 train=10 hidden=8,8 optimizer=Adam lr=0.03 penalty=L2 strength=0.03",
        "The same few points. Why is the test loss lower now?",
        "A penalty on large weights makes sharp corners dear. The boundary stays smooth, and what is smooth here "
        "holds for new points too.",
    ),
)
