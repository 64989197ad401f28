"""What each explorer shows at first, in the words of its page: for where there is no page to draw it."""

OPENS = {
    "ReluHinges": (
        "4 hinges. Constant 0, coefficients (changes of slope) +0.64, -1.27, +0.00, +1.27. Largest error "
        "0.210513, at x = 5.40 (orange)."
    ),
    "RegionBuilder": (
        "Units: 3 + 1 + 1 = 5 (3 lines, 1 AND, 1 OR); regions: A from 3 half-planes. The network fires on an "
        "area of 7.48 of 64."
    ),
    "HiddenSpace": (
        "h1 = max(0, 1.00 x1 + 0.50 x2 - 0.38); h2 = max(0, 1.00 x1 - 0.50 x2 + 0.13); z = 0.60 h1 - 0.40 h2 - "
        "0.05, a yes where z > 0. 2 of 4 points are right. In hidden space 00 is at (0.00, 0.13), 01 is at "
        "(0.13, 0.00), 10 is at (0.63, 1.13), 11 is at (1.13, 0.63)."
    ),
    "NumberedNetwork": (
        "z of h1 = 0.150000·0.050000 + 0.200000·0.100000 + 0.350000 = 0.377500; h1 = sigmoid(0.377500) = 0.593270."
    ),
    "OptimizerRace": (
        "valley: x²/2 + 10 y²/2, rate 0.05012, start (-3.50, 1.50). Loss after 60 steps: GradientDescent 0.0128; "
        "Momentum 0.0159; Adam 0.499."
    ),
    "SoftmaxTemperature": (
        "Logits (2, 1, -1) at T = 1.00: probabilities (0.7054, 0.2595, 0.0351), the largest 0.7054. Entropy "
        "1.030 of at most 1.585 bits."
    ),
    "ActivationSpread": (
        "8 tanh layers of 100, weights N(0, sd 0.01): the standard deviation goes from 0.998 at the input to "
        "0.0971 in layer 1 and 9.35e-9 in layer 8. 0% of the last layer is beyond 0.95 (saturated)."
    ),
    "GradientStack": (
        "10 layers of 40 sigmoid neurons, weight scale 4, biases 0. Of a gradient of size 1 that enters behind "
        "layer 10, 0.0055 is left at layer 1. 9% of all slopes are below 0.01; in layer 10 7% of the neurons "
        "are flat for every example."
    ),
    "Overfitting": (
        "After 1200 epochs: error on the training points 0.0021, on test points 0.1122 (the noise alone is "
        "0.0900). Best test error 0.0964, at epoch 252."
    ),
    "LearningRate": ("parabola 2x², rate 0.1, 12 steps from -2.00: to -0.004354, loss from 8 to 0.0000379: it falls."),
    "NeuronDescent": (
        "Learning rate 0.0316, 40 steps on hours minus their mean. The loss goes from 2.388 to 0.872; 0 of the "
        "steps go uphill. The path ends at w = -0.14, b = 1.34."
    ),
    "NeuronLine": (
        "w = (1.60, -1.00), length 1.89; b = -1.80. The line is 0.95 from the origin; from a = 0.1 to a = 0.9 it "
        "is 2.33 across. 3 of 8 points on the wrong side, cross-entropy 0.5964."
    ),
    "ActivationPoint": (
        "sigmoid, slope 1, shift 0, scale 1: at z = 1.00 the value is 0.7311 and the slope 0.1966; the steepest "
        "slope shown is 0.2500. 24% of the range is flat (slope below 0.01)."
    ),
}
