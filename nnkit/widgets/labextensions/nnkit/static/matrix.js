// Matrices as flat arrays, row by row.

// A (n x k) times B (k x m)
export function times(A, B, n, k, m) {
  const C = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < k; l++) {
      const a = A[i * k + l];
      if (a === 0) continue;
      for (let j = 0, b = l * m, c = i * m; j < m; j++) C[c + j] += a * B[b + j];
    }
  }
  return C;
}

// A (n x k) times the transpose of B (m x k)
export function timesTransposed(A, B, n, k, m) {
  const C = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let total = 0;
      for (let l = 0, a = i * k, b = j * k; l < k; l++) total += A[a + l] * B[b + l];
      C[i * m + j] = total;
    }
  }
  return C;
}
