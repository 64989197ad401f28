// How a layer bends the plane: where a square grid and the points come to lie, seen in a plane. As columns.py's `warp`.

// lines (grid points) and points: rows of d activations. Gives {lines, points: [[u, v], ...], axes, basis}.
export function warp(lines, points, count, previous) {
  const d = points[0]?.length ?? lines[0].length;
  if (d === 1) {
    const each = lines.length / count, at = (i, n) => (n > 1 ? (2 * i) / (n - 1) - 1 : 0);
    return {
      lines: lines.map(([a], i) => [a, at(Math.floor(i / each), count)]),
      points: points.map(([a], i) => [a, 0.9 * at(i, points.length)]),
      axes: ["the neuron", "spread out to be seen"],
      basis: null,
    };
  }
  if (d === 2) return { lines, points, axes: ["neuron 1", "neuron 2"], basis: null };
  const centre = Array.from({ length: d }, (_, i) => points.reduce((sum, p) => sum + p[i], 0) / points.length);
  const spread = Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) =>
    points.reduce((sum, p) => sum + (p[i] - centre[i]) * (p[j] - centre[j]), 0)));
  const [sizes, directions] = eigen(spread), total = Math.max(sizes.reduce((a, b) => a + Math.max(b, 0), 0), 1e-30);
  let basis = directions.slice(0, 2);
  if (previous && previous[0].length === d) basis = turned(basis, previous);
  const flat = (p) => basis.map((direction) => direction.reduce((sum, v, i) => sum + v * (p[i] - centre[i]), 0));
  const share = (100 * (sizes[0] + sizes[1])) / total;
  return { lines: lines.map(flat), points: points.map(flat), axes: [`two directions of ${d}, with ${share.toFixed(0)} % of the variance`, ""], basis };
}

// eigenvalues, the largest first, and unit eigenvectors of a symmetric matrix, by Jacobi's rotations
export function eigen(symmetric) {
  const A = symmetric.map((row) => [...row]), d = A.length;
  const V = A.map((_, i) => A.map((_, j) => (i === j ? 1 : 0))); // rows are the vectors
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) off += A[p][q] ** 2;
    if (off < 1e-24) break;
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) {
      if (A[p][q] === 0) continue;
      const theta = (A[q][q] - A[p][p]) / (2 * A[p][q]), t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const c = 1 / Math.sqrt(t * t + 1), s = t * c;
      for (let k = 0; k < d; k++) [A[k][p], A[k][q]] = [c * A[k][p] - s * A[k][q], s * A[k][p] + c * A[k][q]];
      for (let k = 0; k < d; k++) [A[p][k], A[q][k]] = [c * A[p][k] - s * A[q][k], s * A[p][k] + c * A[q][k]];
      for (let k = 0; k < d; k++) [V[p][k], V[q][k]] = [c * V[p][k] - s * V[q][k], s * V[p][k] + c * V[q][k]];
    }
  }
  const order = A.map((_, i) => i).sort((i, j) => A[j][j] - A[i][i]);
  return [order.map((i) => A[i][i]), order.map((i) => V[i])];
}

// two directions turned, or flipped, within their plane to be as near as possible to earlier ones
function turned(basis, previous) {
  const dot = (u, v) => u.reduce((sum, x, i) => sum + x * v[i], 0);
  const [a, b, c, d] = [dot(basis[0], previous[0]), dot(basis[0], previous[1]), dot(basis[1], previous[0]), dot(basis[1], previous[1])];
  const angle = a * d - b * c >= 0 ? Math.atan2(c - b, a + d) : Math.atan2(b + c, a - d), sign = a * d - b * c >= 0 ? 1 : -1;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const mix = (u, v) => basis[0].map((x, i) => u * x + v * basis[1][i]);
  return [mix(cos, sin), mix(-sin * sign, cos * sign)];
}
