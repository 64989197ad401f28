export const EXPLORERS = {
  "ReluHinges": {
    "name": "ReLU hinges",
    "asks": "How many hinges does a curve need?",
    "controls": [
      {"kind": "choice", "name": "function", "label": "f", "options": ["sin x", "bump", "|x - 2| - 1", "step", "wiggle", "drawn by hand"], "own": true},
      {"kind": "slider", "name": "count", "label": "hinges", "low": 1, "high": 40, "step": 1, "play": 1},
      {"kind": "button", "name": "even", "label": "Even knots"},
      {"kind": "button", "name": "add", "label": "Add a knot where the error is largest"},
      {"kind": "switch", "name": "terms", "label": "each ReLU"}
    ],
    "more": {
      "knots": {"list": {"number": [0, 6.2831853071795865]}, "least": 2, "most": 41},
      "drawn": {"list": {"list": {"number": [-10, 10]}, "least": 2, "most": 2}, "least": 9, "most": 9},
      "stroke": {"list": {"list": {"number": [-10, 10]}, "least": 2, "most": 2}, "least": 0, "most": 101}
    },
    "start": {"function": "sin x", "count": 4, "terms": true, "stroke": []}
  },
  "RegionBuilder": {
    "name": "Region builder",
    "asks": "Which regions can step neurons cut out of the plane?",
    "controls": [
      {"kind": "choice", "name": "start", "label": "start with", "options": ["one half-plane", "triangle", "two squares", "3 sides around a circle", "4 sides around a circle", "5 sides around a circle", "6 sides around a circle", "7 sides around a circle", "8 sides around a circle", "9 sides around a circle", "10 sides around a circle", "11 sides around a circle", "12 sides around a circle", "13 sides around a circle", "14 sides around a circle", "15 sides around a circle", "16 sides around a circle"]},
      {"kind": "choice", "name": "target", "label": "shape to fill", "options": ["none", "triangle", "L", "two islands", "circle"]},
      {"kind": "choice", "name": "group", "label": "region", "options": ["A", "B", "C"]},
      {"kind": "button", "name": "add", "label": "Add a half-plane"},
      {"kind": "button", "name": "remove", "label": "Remove its last"}
    ],
    "more": {
      "planes": {"list": {"record": {"group": {"one": ["A", "B", "C"]}, "at": {"list": {"number": [-100, 100]}, "least": 2, "most": 2}, "angle": {"number": [-100, 100]}}}, "least": 0, "most": 24}
    },
    "start": {"start": "triangle", "target": "none", "group": "A"}
  },
  "HiddenSpace": {
    "name": "Hidden space",
    "asks": "What does a hidden layer do to the plane?",
    "controls": [
      {"kind": "choice", "name": "points", "options": ["four corners", "four clouds"]},
      {"kind": "switch", "name": "bend", "label": "ReLUs on"},
      {"kind": "button", "name": "flip", "label": "Turn the output's arrow round"}
    ],
    "more": {
      "at": {"list": {"list": {"number": [-100, 100]}, "least": 2, "most": 2}, "least": 2, "most": 2},
      "tip": {"list": {"list": {"number": [-100, 100]}, "least": 2, "most": 2}, "least": 2, "most": 2},
      "out": {"list": {"list": {"number": [-100, 100]}, "least": 2, "most": 2}, "least": 2, "most": 2}
    },
    "start": {"points": "four corners", "bend": true, "at": [[0.25, 0.25], [0.5, 1.25]], "tip": [[1.25, 0.75], [1.5, 0.75]], "out": [[0.75, 1.0], [1.35, 0.6]]}
  },
  "NumberedNetwork": {
    "name": "Network with every number",
    "asks": "Where does each number of a network come from?",
    "controls": [
      {"kind": "choice", "name": "preset", "label": "network", "options": ["2-2-2 that learns", "A: sigmoid layer, one output", "B: sigmoid layer, three classes", "C: three ReLU layers, three classes"]},
      {"kind": "button", "name": "forward", "label": "Forward"},
      {"kind": "button", "name": "back", "label": "Back"},
      {"kind": "slider", "name": "step", "low": 0, "high": 40, "step": 1},
      {"kind": "button", "name": "train", "label": "Train 1 step"},
      {"kind": "button", "name": "train_many", "label": "Train 100 steps"},
      {"kind": "button", "name": "reset", "label": "Reset the numbers"},
      {"kind": "switch", "name": "biases", "label": "biases learn too"}
    ],
    "more": {
      "numbers": {"list": {"number": [-1e300, 1e300]}, "least": 0, "most": 200},
      "trained": {"number": [0, 1000000000]}
    },
    "start": {"preset": "2-2-2 that learns", "step": 1, "biases": false, "trained": 0, "numbers": []}
  },
  "OptimizerRace": {
    "name": "Optimiser race",
    "asks": "Who comes down first, and who flies away?",
    "controls": [
      {"kind": "choice", "name": "surface", "options": ["valley: x²/2 + 10 y²/2", "banana", "saddle", "plateau with two pits"]},
      {"kind": "slider", "name": "log_rate", "label": "learning rate", "low": -3, "high": 0.5, "step": 0.01},
      {"kind": "slider", "name": "steps", "low": 0, "high": 200, "step": 1, "play": 1},
      {"kind": "switch", "name": "GradientDescent"},
      {"kind": "switch", "name": "Momentum"},
      {"kind": "switch", "name": "Adam"},
      {"kind": "switch", "name": "RMSProp"},
      {"kind": "switch", "name": "Nesterov"},
      {"kind": "switch", "name": "AdaGrad"}
    ],
    "more": {"start": {"list": {"number": [-100, 100]}, "least": 2, "most": 2}},
    "start": {"surface": "valley: x²/2 + 10 y²/2", "log_rate": -1.3, "steps": 60, "start": [-3.5, 1.5], "GradientDescent": true, "Momentum": true, "Adam": true, "RMSProp": false, "Nesterov": false, "AdaGrad": false}
  },
  "SoftmaxTemperature": {
    "name": "Softmax and temperature",
    "asks": "How sure does softmax make you?",
    "controls": [
      {"kind": "choice", "name": "start", "label": "logits", "options": ["(2, 1, -1)", "two classes (1, 0)", "all equal", "a tie (3, 3, 0)", "a clear winner (9, 1, 2, 0, -4)"]},
      {"kind": "slider", "name": "log_t", "label": "temperature T", "low": -1, "high": 1.5, "step": 0.05},
      {"kind": "button", "name": "up", "label": "Add 1 to every logit"},
      {"kind": "button", "name": "double", "label": "Double every logit"}
    ],
    "more": {"z": {"list": {"number": [-10, 10]}, "least": 2, "most": 5}},
    "start": {"start": "(2, 1, -1)", "log_t": 0, "z": [2, 1, -1]}
  },
  "ActivationSpread": {
    "name": "Activation spread",
    "asks": "Does a signal survive ten layers?",
    "controls": [
      {"kind": "choice", "name": "weights", "options": ["zeros", "U(-0.1, 0.1)", "U(0, 0.1)", "N(0, sd 0.01)", "N(0, sd 1)", "Xavier", "He"], "own": true},
      {"kind": "choice", "name": "activation", "options": ["tanh", "relu", "sigmoid", "identity"]},
      {"kind": "slider", "name": "layers", "low": 1, "high": 20, "step": 1},
      {"kind": "slider", "name": "width", "label": "neurons a layer", "low": 5, "high": 200, "step": 5},
      {"kind": "button", "name": "again", "label": "Draw other weights"}
    ],
    "more": {"seed": {"number": [0, 1000000]}},
    "start": {"weights": "N(0, sd 0.01)", "activation": "tanh", "layers": 8, "width": 100, "seed": 0}
  },
  "GradientStack": {
    "name": "Gradient through a stack",
    "asks": "What is left of a gradient after many layers?",
    "controls": [
      {"kind": "choice", "name": "activation", "options": ["identity", "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "elu", "gelu", "silu"]},
      {"kind": "slider", "name": "layers", "low": 1, "high": 30, "step": 1},
      {"kind": "slider", "name": "scale", "label": "weight scale", "low": 0.1, "high": 6, "step": 0.1},
      {"kind": "slider", "name": "bias", "label": "bias of every neuron", "low": -3, "high": 3, "step": 0.1}
    ],
    "more": {},
    "start": {"activation": "sigmoid", "layers": 10, "scale": 4, "bias": 0}
  },
  "Overfitting": {
    "name": "Overfitting",
    "asks": "When does a network learn by heart?",
    "controls": [
      {"kind": "slider", "name": "width", "label": "neurons a layer", "low": 1, "high": 40, "step": 1},
      {"kind": "slider", "name": "count", "label": "training points", "low": 5, "high": 60, "step": 1},
      {"kind": "slider", "name": "noise", "low": 0, "high": 0.6, "step": 0.05},
      {"kind": "slider", "name": "log_strength", "label": "penalty λ", "low": -6, "high": 0, "step": 0.25},
      {"kind": "slider", "name": "dropout", "low": 0, "high": 0.6, "step": 0.05},
      {"kind": "slider", "name": "epoch", "label": "epochs", "low": 0, "high": 1200, "step": 12, "play": 12},
      {"kind": "button", "name": "again", "label": "Draw other points"}
    ],
    "more": {"seed": {"number": [0, 1000000]}},
    "start": {"width": 30, "count": 12, "noise": 0.3, "log_strength": -6, "dropout": 0, "epoch": 1200, "seed": 1}
  },
  "LearningRate": {
    "name": "Learning rate",
    "asks": "Too small, right, or too large?",
    "controls": [
      {"kind": "choice", "name": "problem", "label": "loss", "options": ["parabola 2x²", "two valleys", "valley: x²/2 + 5 y²/2", "network on XOR"]},
      {"kind": "slider", "name": "rate", "label": "learning rate", "low": 0.01, "high": 20, "step": 0.01},
      {"kind": "slider", "name": "steps", "low": 0, "high": 100, "step": 1, "play": 1}
    ],
    "more": {
      "x": {"list": {"number": [-100, 100]}, "least": 2, "most": 2},
      "start": {"list": {"number": [-100, 100]}, "least": 2, "most": 2}
    },
    "start": {"problem": "parabola 2x²", "rate": 0.1, "steps": 12, "x": [-2, 0], "start": [-3.5, 1.5]}
  },
  "NeuronDescent": {
    "name": "Descent of a neuron",
    "asks": "How does a neuron find its weight and its bias?",
    "controls": [
      {"kind": "slider", "name": "log_rate", "label": "learning rate", "low": -2, "high": 1.6, "step": 0.05},
      {"kind": "slider", "name": "steps", "low": 0, "high": 80, "step": 1, "play": 1},
      {"kind": "choice", "name": "inputs", "label": "input", "options": ["hours minus their mean", "hours as they are"]}
    ],
    "more": {"start": {"list": {"number": [-100, 100]}, "least": 2, "most": 2}},
    "start": {"log_rate": -1.5, "steps": 40, "inputs": "hours minus their mean", "start": [-1.5, 1.5]}
  },
  "NeuronLine": {
    "name": "Neuron line",
    "asks": "What can one neuron tell apart?",
    "controls": [
      {"kind": "choice", "name": "data", "label": "points", "options": ["two groups", "overlapping", "XOR", "exam"]},
      {"kind": "slider", "name": "w1", "low": -8, "high": 8, "step": 0.1},
      {"kind": "slider", "name": "w2", "low": -8, "high": 8, "step": 0.1},
      {"kind": "slider", "name": "b", "low": -24, "high": 24, "step": 0.1},
      {"kind": "switch", "name": "soft", "label": "shade by the sigmoid"},
      {"kind": "slider", "name": "rate", "label": "learning rate", "low": 0.1, "high": 5, "step": 0.1},
      {"kind": "button", "name": "step", "label": "One step of gradient descent"},
      {"kind": "button", "name": "flip", "label": "Turn w round"}
    ],
    "more": {
      "at": {"list": {"number": [-1000000, 1000000]}, "least": 2, "most": 2},
      "points": {"list": {"list": {"number": [-100, 100]}, "least": 2, "most": 2}, "least": 0, "most": 40}
    },
    "start": {"data": "two groups", "soft": true, "rate": 1}
  },
  "ActivationPoint": {
    "name": "Activation and derivative",
    "asks": "Where does an activation rise, and where is it flat?",
    "controls": [
      {"kind": "choice", "name": "function", "label": "g", "options": ["identity", "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "elu", "gelu", "silu"], "own": true},
      {"kind": "slider", "name": "slope", "low": -4, "high": 4, "step": 0.1},
      {"kind": "slider", "name": "shift", "low": -4, "high": 4, "step": 0.1},
      {"kind": "slider", "name": "scale", "low": -2, "high": 2, "step": 0.1},
      {"kind": "slider", "name": "eps", "label": "eps (leaky_relu, elu)", "low": 0, "high": 1, "step": 0.05}
    ],
    "more": {"z": {"list": {"number": [-6, 6]}, "least": 2, "most": 2}},
    "start": {"function": "sigmoid", "slope": 1, "shift": 0, "scale": 1, "eps": 0.1, "z": [1, 0]}
  }
};
