// nnkit.activations: each with its derivative, of single numbers.

export const sigmoid = (z) => {
  const e = Math.exp(-Math.abs(z)); // can't overflow
  return (z >= 0 ? 1 : e) / (1 + e);
};
export const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

// erfc to nearly all digits: the series of erf near 0, the continued fraction (Lentz's method) farther out
function erfc(x) {
  if (x < 0) return 2 - erfc(-x);
  if (x < 2) {
    let term = x, total = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(total) && n < 100; n++) total += term *= (2 * x * x) / (2 * n + 1);
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
  }
  if (x > 27) return 0;
  let f = x, c = x, d = 0;
  for (let n = 1; n < 300; n++) {
    const a = n / 2;
    d = 1 / (x + a * d);
    c = x + a / c;
    f *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / f;
}
const normalCdf = (z) => 0.5 * erfc(-z / Math.SQRT2);

// [f, derivative]; leaky_relu and elu take eps as well
export const ACTIVATIONS = {
  identity: [(z) => z, () => 1],
  sigmoid: [sigmoid, (z) => sigmoid(z) * sigmoid(-z)],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  relu: [(z) => Math.max(z, 0), (z) => (z > 0 ? 1 : 0)],
  leaky_relu: [(z, eps = 0.01) => eps * z + (1 - eps) * Math.max(z, 0), (z, eps = 0.01) => (z > 0 ? 1 : eps)],
  softplus: [softplus, sigmoid],
  elu: [(z, eps = 1) => (z > 0 ? z : eps * Math.expm1(z)), (z, eps = 1) => (z > 0 ? 1 : eps * Math.exp(z))],
  gelu: [(z) => z * normalCdf(z), (z) => normalCdf(z) + (z * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI)],
  silu: [(z) => z * sigmoid(z), (z) => sigmoid(z) * (1 + z * sigmoid(-z))],
};

// of a row of numbers
export function softmax(z) {
  const most = Math.max(...z), e = z.map((v) => Math.exp(v - most)), total = e.reduce((a, b) => a + b, 0);
  return e.map((v) => v / total);
}

// the mean cross-entropy of yes/no answers from logits z
export const binaryCrossEntropy = (z, y) => z.reduce((total, v, i) => total + softplus(v) - y[i] * v, 0) / z.length;
