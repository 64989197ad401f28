// nnkit.optim: each makes a function step(theta, grad, lr) that changes theta in place; the rate may change on the way.

const zeros = (state, theta) => state ?? new Float64Array(theta.length);

const each = (theta, act) => {
  for (let i = 0; i < theta.length; i++) act(i);
};

export const OPTIMISERS = {
  GradientDescent: (first) => (t, g, lr = first) => each(t, (i) => (t[i] -= lr * g[i])),
  Momentum: (first, mu = 0.9, v) => (t, g, lr = first) => {
    v = zeros(v, t);
    each(t, (i) => (t[i] -= lr * (v[i] = mu * v[i] + g[i])));
  },
  Nesterov: (first, mu = 0.9, v) => (t, g, lr = first) => {
    v = zeros(v, t);
    each(t, (i) => {
      v[i] = mu * v[i] + g[i];
      t[i] -= lr * (g[i] + mu * v[i]);
    });
  },
  AdaGrad: (first, eps = 1e-10, s) => (t, g, lr = first) => {
    s = zeros(s, t);
    each(t, (i) => {
      s[i] += g[i] * g[i];
      t[i] -= (lr * g[i]) / (Math.sqrt(s[i]) + eps);
    });
  },
  RMSProp: (first, rho = 0.9, eps = 1e-7, s) => (t, g, lr = first) => {
    s = zeros(s, t);
    each(t, (i) => {
      s[i] = rho * s[i] + (1 - rho) * (g[i] * g[i]);
      t[i] -= (lr * g[i]) / (Math.sqrt(s[i]) + eps);
    });
  },
  // the sums without their plain numbers and in nnkit's order of operations, so that not even the last bit differs
  Adam: (first, b1 = 0.9, b2 = 0.999, eps = 1e-8, decay = 0, m, v, k = 0) => (t, g, lr = first) => {
    m = zeros(m, t);
    v = zeros(v, t);
    k++;
    const r = Math.sqrt((1 - b2) / (1 - b2 ** k)), size = (lr * (1 - b1)) / ((1 - b1 ** k) * r);
    each(t, (i) => {
      m[i] = b1 * m[i] + g[i];
      v[i] = b2 * v[i] + g[i] * g[i];
      t[i] = (decay ? t[i] * (1 - lr * decay) : t[i]) - (m[i] / (Math.sqrt(v[i]) + eps / r)) * size;
    });
  },
  AdamW: (first) => OPTIMISERS.Adam(first, 0.9, 0.999, 1e-8, 0.01),
};

const FAR = 1e6;
export const isFar = (theta) => !(Math.max(...theta.map(Math.abs)) < FAR); // it has diverged

// the path of a step from `start`, shorter where it left for infinity; the gradient is a function of theta's numbers
export function descend(step, gradient, start, steps) {
  const theta = [...start], path = [[...theta]];
  for (let k = 0; k < steps; k++) {
    step(theta, gradient(...theta));
    path.push([...theta]);
    if (isFar(theta)) break;
  }
  return path;
}
