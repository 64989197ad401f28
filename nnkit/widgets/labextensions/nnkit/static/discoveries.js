// What there is to find out with each explorer: what to try, when the picture shows it, and why it is so.
const ends = (path) => path?.at(-1) ?? [0, 0];
const isNear = ([a, b], [c, d], distance) => Math.hypot(a - c, b - d) < distance;
const pairs = (points) => points.flatMap((p, i) => points.slice(i + 1).map((q) => [p, q]));

// found(state, facts, highest step)
export const DISCOVERIES = {
  ReluHinges: [
    {
      tries: "Bring the error on |x - 2| - 1 below 0.02, with three hinges or fewer.",
      found: (s, f) => s.function === "|x - 2| - 1" && s.count <= 3 && f.error < 0.02,
      why: "The curve has one kink. A hinge just there is all it needs; the others get the coefficient 0.",
    },
    {
      tries: "Bring the error on sin x below 0.02.",
      found: (s, f) => s.function === "sin x" && f.error < 0.02,
      why: "Twice as many hinges leave a quarter of the error: it falls with the square of the knots' distance.",
    },
    {
      tries: "Draw a curve of your own and bring the error below 0.1.",
      found: (s, f) => s.function === "drawn by hand" && f.error < 0.1,
      why: "Enough hinges come as near as you like to any continuous curve. How training would find them is another question.",
    },
  ],
  RegionBuilder: [
    {
      tries: "Fill the triangle: 95% in both.",
      found: (s, f) => s.target === "triangle" && f.share >= 95,
      why: "A convex shape is an AND of half-planes, one neuron for each of its sides.",
    },
    {
      tries: "Fill the L: 95% in both.",
      found: (s, f) => s.target === "L" && f.share >= 95,
      why: "The L is not convex, so no AND alone can be it. Two regions and an OR can.",
    },
    {
      tries: "With two half-planes or more, let the network fire nowhere.",
      found: (s, f) => s.planes.length >= 2 && f.area === 0,
      why: "Half-planes without a common point: an AND that can never fire.",
    },
  ],
  HiddenSpace: [
    {
      tries: "Get all four corners right.",
      found: (s, f) => s.points === "four corners" && s.bend && f.right === 4,
      why: "No line in the plane can do it. The ReLUs have moved the corners to places that one line parts.",
    },
    {
      tries: "With the ReLUs off, get as many corners right as you can: three.",
      found: (s, f) => s.points === "four corners" && !s.bend && f.right === 3,
      why: "Without a bend the hidden layer turns and stretches the plane, and a line stays a line: three is the most.",
    },
    {
      tries: "Put two corners on one place of the hidden space.",
      found: (s, f) => s.points === "four corners" && s.bend && pairs(f.H).some(([p, q]) => isNear(p, q, 0.02)),
      why: "What a ReLU cuts off is gone. No later layer can tell these two apart again.",
    },
  ],
  NumberedNetwork: [
    {
      tries: "Step forward to the last step: values, loss, gradients, update.",
      found: (s, f, last) => s.step > 0 && s.step === last,
      why: "Each gradient was made of numbers that already stood on the drawing. Backpropagation computes nothing twice.",
    },
    {
      tries: "Train until the loss is below 0.01.",
      found: (s, f) => s.trained > 0 && f.loss < 0.01,
      why: "Fast at first, then slower and slower: near the target the errors are small, and every gradient holds an error.",
    },
    {
      tries: "Give a sigmoid neuron so large a weight that its dL/dz is below 0.000001.",
      found: (s, f) => s.numbers.length > 0 && f.delta[0].some((d) => Math.abs(d) < 1e-6),
      why: "Far out a sigmoid is flat. Its slope multiplies all that comes back, so nothing before it learns.",
    },
  ],
  OptimizerRace: [
    {
      tries: "In the valley, let plain gradient descent fly away.",
      found: (s, f) => s.surface.startsWith("valley") && !(Math.max(...ends(f.paths.GradientDescent).map(Math.abs)) < 1e6),
      why: "Across the valley the curvature is 10. Beyond a rate of 2/10 each step lands farther out than it came from.",
    },
    {
      tries: "On the saddle, help gradient descent off the ridge.",
      found: (s, f) => s.surface === "saddle" && Math.abs(ends(f.paths.GradientDescent)[1]) > 1.2,
      why: "Exactly on the ridge the slope to both sides is 0. The smallest push is enough; in training, noise gives it.",
    },
    {
      tries: "On the banana, find a rate at which Momentum arrives and gradient descent does not.",
      found: (s, f) => s.surface === "banana" && f.paths.GradientDescent && f.paths.Momentum
        && isNear(ends(f.paths.Momentum), [1, 0.5], 0.1) && !isNear(ends(f.paths.GradientDescent), [1, 0.5], 0.3),
      why: "Along the flat ground the slopes are small, but they agree. Momentum adds them up.",
    },
  ],
  SoftmaxTemperature: [
    {
      tries: "With logits that differ by 1 or more, make all classes almost equally likely.",
      found: (s, f) => Math.max(...s.z) - Math.min(...s.z) >= 1 && f.entropy > 0.98 * Math.log2(s.z.length),
      why: "A large T makes every difference small. The order of the classes stays.",
    },
    {
      tries: "Make softmax more than 99.9% sure.",
      found: (s, f) => Math.max(...f.p) > 0.999,
      why: "Only differences of logits count: a lead of 7 at T = 1 is a factor of e⁷, about 1,100.",
    },
    {
      tries: "Give two classes the same probability and a third one less.",
      found: (s, f) => pairs(f.p).some(([p, q]) => p === q && f.p.some((r) => r < p - 0.01)),
      why: "Equal logits get equal shares, at every temperature.",
    },
  ],
  ActivationSpread: [
    {
      tries: "Let the signal survive ten tanh layers without saturating them.",
      found: (s, f) => s.activation === "tanh" && s.layers >= 10 && f.sd.at(-1) > 0.15 && f.saturated < 0.2,
      why: "With a variance of 1/n each layer passes on about as much as it got: Xavier's rule.",
    },
    {
      tries: "Saturate more than half of the last tanh layer.",
      found: (s, f) => s.activation === "tanh" && f.saturated > 0.5,
      why: "Large weights drive tanh to its ends. There it is flat, and no gradient comes back.",
    },
    {
      tries: "Let the signal survive ten ReLU layers.",
      found: (s, f) => s.activation === "relu" && s.layers >= 10 && f.sd.at(-1) > 0.3 && f.sd.at(-1) < 30,
      why: "A ReLU drops half of the signal, so the weights need twice the variance: He's rule.",
    },
  ],
  GradientStack: [
    {
      tries: "Let less than 1e-12 of the gradient arrive at layer 1.",
      found: (s, f) => f.left[0] < 1e-12,
      why: "Layer after layer multiplies by slopes below 1. A sigmoid's are 1/4 at most.",
    },
    {
      tries: "Let ten ReLU layers or more pass on between a half and twice of the gradient.",
      found: (s, f) => s.activation === "relu" && s.layers >= 10 && f.left[0] > 0.5 && f.left[0] < 2,
      why: "About half of the ReLUs are off. Weights larger by the root of 2 make up for it.",
    },
    {
      tries: "Kill half of the ReLU neurons of the last layer.",
      found: (s, f) => s.activation === "relu" && f.dead.at(-1) >= 0.5,
      why: "With a bias far below 0 a ReLU is flat for every example. It gets no gradient, and never comes back.",
    },
  ],
  Overfitting: [
    {
      tries: "Let it learn by heart: training error below 0.001, the test error half as large again as its best.",
      found: (s, f) => f.train.at(-1) < 0.001 && f.test.at(-1) > 1.5 * Math.min(...f.test),
      why: "Few points and many parameters: the curve goes through the noise, which no other point has.",
    },
    {
      tries: "Move the epochs to where the test error is least.",
      found: (s, f) => s.epoch > 0 && f.test[s.epoch / 12] === Math.min(...f.test) && f.test.at(-1) > 1.1 * Math.min(...f.test),
      why: "That is early stopping: training longer only lowers the other error.",
    },
    {
      tries: "With a noise of 0.2 or more, bring the test error within a tenth of the noise alone.",
      found: (s, f) => s.noise >= 0.2 && f.test[Math.floor(s.epoch / 12)] < 1.1 * s.noise ** 2,
      why: "Below the noise alone no network comes, for it can't be foreseen. More points, or a penalty, get you near it.",
    },
  ],
  LearningRate: [
    {
      tries: "On the parabola, arrive in one step.",
      found: (s, f) => s.problem === "parabola 2x²" && s.steps >= 1 && Math.abs(s.x[0]) > 0.5 && f.loss[1] < 1e-6,
      why: "The rate is 1 / curvature, 1/4 here: one step to the bottom. A real loss has no such number for all directions.",
    },
    {
      tries: "On the parabola, let it diverge.",
      found: (s, f) => s.problem === "parabola 2x²" && f.verdict === "diverges",
      why: "Beyond 2 / curvature, 1/2 here, each step overshoots by more than the last.",
    },
    {
      tries: "In the two valleys, end in the higher one.",
      found: (s, f) => s.problem === "two valleys" && s.steps >= 10 && f.path.at(-1) > 1 && f.path.at(-1) < 1.6,
      why: "Gradient descent only goes down. It ends in the valley where it begins, unless a large step throws it across.",
    },
  ],
  NeuronDescent: [
    {
      tries: "Find a rate at which five steps or more go uphill.",
      found: (s, f) => f.uphill >= 5,
      why: "The gradient says which way is down here, not how far. A long step lands on the other side, higher up.",
    },
    {
      tries: "Take 80 steps at a rate so small that the loss stays above 1.",
      found: (s, f) => s.steps === 80 && f.losses[0] > 1 && f.losses.at(-1) > 1,
      why: "Too small a rate harms nothing and wastes everything. It looks like a network that can't learn.",
    },
    {
      tries: "With the hours as they are, take 40 steps or more, none of them uphill.",
      found: (s, f) => s.inputs === "hours as they are" && s.steps >= 40 && f.uphill === 0,
      why: "The valley is narrow: the rate that is safe across it is slow along it. Subtracting the mean makes it round.",
    },
  ],
  NeuronLine: [
    {
      tries: "Get all of the two groups right.",
      found: (s, f) => s.data === "two groups" && f.wrong === 0,
      why: "A line with all of one class on one side: such data are linearly separable.",
    },
    {
      tries: "Make it sure of the two groups: a cross-entropy below 0.05.",
      found: (s, f) => s.data === "two groups" && f.loss < 0.05,
      why: "Longer w, same line: the direction decides, the length says how surely.",
    },
    {
      tries: "Get as many points of XOR right as you can: all but one corner.",
      found: (s, f) => s.data === "XOR" && f.wrong > 0 && f.wrong <= f.z.length / 4,
      why: "No line does better. It takes a hidden layer, or another feature.",
    },
  ],
  ActivationPoint: [
    {
      tries: "Find the steepest place of the sigmoid as it is.",
      found: (s, f) => s.function === "sigmoid" && s.slope === 1 && s.scale === 1 && Math.abs(f.steepness - 0.25) < 1e-4,
      why: "Its slope is a(1 - a), largest where a is a half: 1/4. Ten such layers leave a millionth of a gradient.",
    },
    {
      tries: "Make a sigmoid flat on more than 60% of the range.",
      found: (s, f) => s.function === "sigmoid" && f.flat > 60,
      why: "A steep sigmoid is nearly a step: it decides more sharply, and learns almost nowhere.",
    },
    {
      tries: "Find a kinked activation that is flat nowhere.",
      found: (s, f) => s.function === "leaky_relu" && f.flat === 0,
      why: "Left of 0 the leaky ReLU keeps a small slope, so a gradient always comes back.",
    },
  ],
};
