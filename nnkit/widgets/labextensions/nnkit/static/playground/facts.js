export const FACTS = {
  "start": {
    "data": "circle",
    "noise": 0,
    "train": 50,
    "batch": 10,
    "seed": 0,
    "inputs": ["x", "y"],
    "hidden": [4, 2],
    "activation": "tanh",
    "optimizer": "GradientDescent",
    "lr": 0.03,
    "penalty": "none",
    "strength": 0.001,
    "dropout": 0,
    "start": 0,
    "speed": "1 epoch",
    "stop_epoch": 0,
    "stop_loss": 0,
    "show_test": false,
    "discretize": false,
    "points": [],
    "removed": []
  },
  "limits": {
    "noise": [0, 50],
    "train": [10, 90],
    "batch": [1, 60],
    "seed": [0, 2147483648],
    "lr": [1e-06, 100],
    "strength": [0, 100],
    "dropout": [0, 90],
    "start": [0, 2147483648],
    "stop_epoch": [0, 1000000],
    "stop_loss": [0, 100]
  },
  "choices": {
    "data": ["circle", "xor", "gauss", "spiral", "plane", "gauss regression"],
    "regressions": ["plane", "gauss regression", "own values"],
    "inputs": ["x", "y", "x^2", "y^2", "xy", "sin x", "sin y"],
    "activation": ["identity", "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "elu", "gelu", "silu"],
    "optimizer": ["GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"],
    "penalty": ["none", "L1", "L2"],
    "speed": ["1 step", "1 epoch", "fast"],
    "max_layers": 6,
    "max_neurons": 16,
    "side": 6.0
  },
  "presets": [
    {
      "name": "One neuron, two clouds",
      "state": "data=gauss hidden=none",
      "question": "There is no hidden layer. Why did this work?",
      "answer": "Without a hidden layer the answer is one neuron: a weighted sum with one threshold, so a straight line. Two clouds can be parted by a line."
    },
    {
      "name": "One neuron, a circle",
      "state": "data=circle hidden=none",
      "question": "The same network, other points. Why does the loss stay where it is?",
      "answer": "No line parts a disc from the ring around it. However long it trains, about half of the points stay wrong."
    },
    {
      "name": "A circle by better inputs",
      "state": "data=circle hidden=none inputs=x^2,y^2 lr=0.01",
      "question": "Still no hidden layer. Why did this work?",
      "answer": "In the plane of x^2 and y^2 the circle x^2 + y^2 = r^2 is a straight line. The inputs bend the space; one neuron does the rest."
    },
    {
      "name": "Xor by a product",
      "state": "data=xor hidden=none inputs=xy",
      "question": "One input and one neuron. Why did this work?",
      "answer": "The class is the sign of x times y, and xy is that product: one threshold at 0 is the whole answer."
    },
    {
      "name": "Many layers, no bend",
      "state": "data=circle hidden=8,8,8 activation=identity",
      "question": "Three hidden layers of eight neurons. Why didn't this work?",
      "answer": "A product of matrices is one matrix: without a bent activation all these layers are one linear layer, and the boundary is a line."
    },
    {
      "name": "Three neurons close a ring",
      "state": "data=circle hidden=3 activation=tanh lr=0.1",
      "question": "Two hidden neurons leave a gap; three do not. Why?",
      "answer": "Each hidden neuron draws one line. The smallest number of lines around a bounded region is three."
    },
    {
      "name": "A spiral",
      "state": "data=spiral hidden=8,8 activation=relu optimizer=Adam lr=0.01",
      "question": "Look at the neurons of both hidden layers while it trains. Which layer knows the spiral?",
      "answer": "The first layer can only draw straight edges; the second adds them up to bent ones. Show how each layer warps space: the arms come apart layer by layer."
    },
    {
      "name": "Too large a step",
      "state": "data=circle lr=10 batch=10",
      "question": "Why does the loss jump up and down?",
      "answer": "Each step overshoots: beyond a certain learning rate the next point is higher on the other side of the valley. Take a tenth, and again a tenth."
    },
    {
      "name": "Learning by heart",
      "state": "data=gauss noise=50 train=10 hidden=8,8 optimizer=Adam lr=0.03",
      "question": "The training loss falls to almost nothing. Why is that bad news?",
      "answer": "Fifty noisy points are few enough to learn by heart, noise and all. Show the test points: the test loss rises while the training loss falls."
    },
    {
      "name": "Held back by L2",
      "state": "data=gauss noise=50 train=10 hidden=8,8 optimizer=Adam lr=0.03 penalty=L2 strength=0.03",
      "question": "The same few points. Why is the test loss lower now?",
      "answer": "A penalty on large weights makes sharp corners dear. The boundary stays smooth, and what is smooth here holds for new points too."
    }
  ]
};
