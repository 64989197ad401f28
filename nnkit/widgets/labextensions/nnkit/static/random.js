// NumPy's default_rng(seed): SeedSequence, PCG64 and what nnkit draws with them, bit for bit. The 128 bits of PCG64's
// state are eight limbs of 16: sums of their products are exact in a double, and far faster than BigInt.

const mul = (a, b) => Math.imul(a, b) >>> 0;
const limbs = (hex) => Array.from({ length: 8 }, (_, i) => parseInt(hex.slice(28 - 4 * i, 32 - 4 * i), 16)); // lowest first
const FACTOR = limbs("2360ed051fc65da44385df649fccf645");

function seedWords(entropy) { // whole numbers below 2^32; gives 8 words of 32 bits
  let h = 0x43b0d7e5;
  const hash = (v) => {
    v = (v ^ h) >>> 0;
    h = mul(h, 0x931e8875);
    v = mul(v, h);
    return (v ^ (v >>> 16)) >>> 0;
  };
  const mix = (x, y) => {
    const r = (mul(x, 0xca01f9dd) - mul(y, 0x4973f715)) >>> 0;
    return (r ^ (r >>> 16)) >>> 0;
  };
  const pool = [0, 1, 2, 3].map((i) => hash(entropy[i] ?? 0));
  for (let s = 0; s < 4; s++) for (let d = 0; d < 4; d++) if (s !== d) pool[d] = mix(pool[d], hash(pool[s]));
  for (let s = 4; s < entropy.length; s++) for (let d = 0; d < 4; d++) pool[d] = mix(pool[d], hash(entropy[s]));
  let g = 0x8b51f9dd;
  return Array.from({ length: 8 }, (_, i) => {
    let v = (pool[i % 4] ^ g) >>> 0;
    g = mul(g, 0x58f38ded);
    v = mul(v, g);
    return (v ^ (v >>> 16)) >>> 0;
  });
}

// the ziggurat's 256 layers of the normal density
const R = 3.6541528853610087963519472518, V = 0.00492867323397465524494;
const WHOLE = new Float64Array(256), WIDTH = new Float64Array(256), HEIGHT = new Float64Array(256);
{
  const two52 = 2 ** 52, f = (x) => Math.exp(-0.5 * x * x), q = V / f(R);
  let d = R, t = R;
  WHOLE[0] = Math.trunc((d / q) * two52);
  WIDTH[0] = q / two52;
  WIDTH[255] = d / two52;
  HEIGHT[0] = 1;
  HEIGHT[255] = f(d);
  for (let i = 254; i >= 1; i--) {
    d = Math.sqrt(-2 * Math.log(V / d + f(d)));
    WHOLE[i + 1] = Math.trunc((d / t) * two52);
    t = d;
    HEIGHT[i] = f(d);
    WIDTH[i] = d / two52;
  }
}

export class Generator {
  constructor(seed) {
    const words = seedWords([seed].flat()); // two words of 64 bits each for the state and for the increment
    const wide = (hi, lo) => [lo[0] & 0xffff, lo[0] >>> 16, lo[1] & 0xffff, lo[1] >>> 16, hi[0] & 0xffff, hi[0] >>> 16, hi[1] & 0xffff, hi[1] >>> 16];
    const start = wide([words[0], words[1]], [words[2], words[3]]), stream = wide([words[4], words[5]], [words[6], words[7]]);
    this.inc = stream.map((v, i) => ((v << 1) | (i ? stream[i - 1] >>> 15 : 1)) & 0xffff);
    this.state = new Float64Array(8);
    this.add(this.inc);
    this.add(start);
    this.advance();
    this.half = null;
  }
  add(other) {
    for (let i = 0, carry = 0; i < 8; i++) {
      const v = this.state[i] + other[i] + carry;
      this.state[i] = v % 65536;
      carry = v >= 65536 ? 1 : 0;
    }
  }
  advance() { // state * FACTOR + inc
    const s = this.state, { inc } = this;
    let carry = 0;
    const next = this.next ?? (this.next = new Float64Array(8));
    for (let k = 0; k < 8; k++) {
      let v = inc[k] + carry;
      for (let i = 0; i <= k; i++) v += s[i] * FACTOR[k - i];
      carry = Math.floor(v / 65536);
      next[k] = v - carry * 65536;
    }
    this.next = s;
    this.state = next;
  }
  word() { // 64 bits, in this.hi and this.lo
    this.advance();
    const s = this.state;
    const hi = (((s[7] * 65536 + s[6]) >>> 0) ^ ((s[3] * 65536 + s[2]) >>> 0)) >>> 0;
    const lo = (((s[5] * 65536 + s[4]) >>> 0) ^ ((s[1] * 65536 + s[0]) >>> 0)) >>> 0;
    const r = s[7] >>> 10, [a, b] = r & 32 ? [lo, hi] : [hi, lo], k = r & 31; // rotated by r
    this.hi = k ? ((a >>> k) | (b << (32 - k))) >>> 0 : a;
    this.lo = k ? ((b >>> k) | (a << (32 - k))) >>> 0 : b;
  }
  random() {
    this.word();
    return (this.hi * 2097152 + (this.lo >>> 11)) / 2 ** 53;
  }
  uniform(low, high, n) {
    return Float64Array.from({ length: n }, () => low + (high - low) * this.random());
  }
  one() {
    for (;;) {
      this.word();
      const i = this.lo & 0xff, minus = (this.lo >>> 8) & 1, whole = (this.hi & 0x1fffffff) * 8388608 + (this.lo >>> 9);
      const odd = (this.lo >>> 17) & 1, x = (minus ? -1 : 1) * whole * WIDTH[i];
      if (whole < WHOLE[i]) return x;
      if (i === 0) {
        for (;;) {
          const a = (-1 / R) * Math.log1p(-this.random()), b = -Math.log1p(-this.random());
          if (b + b > a * a) return odd ? -(R + a) : R + a;
        }
      }
      if ((HEIGHT[i - 1] - HEIGHT[i]) * this.random() + HEIGHT[i] < Math.exp(-0.5 * x * x)) return x;
    }
  }
  normal(n, sd = 1) {
    const values = new Float64Array(n);
    for (let i = 0; i < n; i++) values[i] = sd * this.one();
    return values;
  }
  word32() {
    if (this.half !== null) {
      const half = this.half;
      this.half = null;
      return half;
    }
    this.word();
    this.half = this.hi;
    return this.lo;
  }
  below(most) { // 0..most, as random_interval does: masked, refused until it fits
    let mask = most;
    for (const s of [1, 2, 4, 8, 16]) mask |= mask >>> s;
    for (;;) {
      const v = (this.word32() & mask) >>> 0;
      if (v <= most) return v;
    }
  }
  permutation(n) {
    const p = Int32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.below(i);
      [p[i], p[j]] = [p[j], p[i]];
    }
    return p;
  }
}
