// Every explorer's model by its name. A model is pure: `picture(state, given, until)` makes { panels, says, facts } of a
// state that explorers.js describes. It may have
//   start(state)          what depends on the rest of the first state
//   fits(state)           whether a state that is right piece by piece is right as a whole
//   change(state, name, value)   what else moves when a control or a handle does; a handle's value is [x, y]
//   act                   what its buttons do
//   controls(state, name) what differs of a control in this state; texts: how a slider's number is written
// `given` has the student's own: tables of functions, and what Python has told of a state. Beyond `until` (of
// performance.now()) a picture that takes long says `unfinished` and is asked again.
import { ACTIVATION_POINT } from "./models/activation_point.js";
import { DESCENT } from "./models/descent.js";
import { GRADIENT_STACK } from "./models/gradient_stack.js";
import { HIDDEN_SPACE } from "./models/hidden_space.js";
import { HINGES } from "./models/hinges.js";
import { LEARNING_RATE } from "./models/learning_rate.js";
import { NEURON } from "./models/neuron.js";
import { NUMBERS_NETWORK } from "./models/numbers_network.js";
import { OVERFITTING } from "./models/overfitting.js";
import { RACE } from "./models/race.js";
import { REGIONS } from "./models/regions.js";
import { SOFTMAX } from "./models/softmax.js";
import { SPREAD } from "./models/spread.js";

export const MODELS = {
  ActivationPoint: ACTIVATION_POINT,
  ActivationSpread: SPREAD,
  GradientStack: GRADIENT_STACK,
  HiddenSpace: HIDDEN_SPACE,
  LearningRate: LEARNING_RATE,
  NeuronDescent: DESCENT,
  NeuronLine: NEURON,
  NumberedNetwork: NUMBERS_NETWORK,
  OptimizerRace: RACE,
  Overfitting: OVERFITTING,
  RegionBuilder: REGIONS,
  ReluHinges: HINGES,
  SoftmaxTemperature: SOFTMAX,
};
