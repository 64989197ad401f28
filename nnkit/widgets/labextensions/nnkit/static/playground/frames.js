// What is told of a training network, from messages and their buffers: Python's, or the page's own.

const asBytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const asFloats = (view) => new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));

// [{ x, y, kind, train }]; of values the kind is their sign
export function pointsOf({ regression }, buffer) {
  const rows = asFloats(buffer);
  return Array.from({ length: rows.length / 4 }, (_, i) => {
    const [x, y, t, train] = rows.subarray(4 * i, 4 * i + 4);
    return { x, y, kind: regression ? Number(t >= 0) : Math.round(t), train: train > 0 };
  });
}

export function frameOf(message, [output, neurons, ranges, numbers, xy]) {
  const all = asFloats(numbers), weights = [], biases = [];
  let at = 0;
  for (const c of message.columns) weights.push(all.subarray(at, (at += c.d_in * c.size)));
  for (const c of message.columns) biases.push(all.subarray(at, (at += c.biases)));
  return { ...message, output: asBytes(output), neurons: asBytes(neurons), ranges: asFloats(ranges), weights, biases, xy: xy ? asFloats(xy) : null };
}

// the history with a frame's losses behind it, thinned out where it is long
export function withFrame(history, { epoch, losses }) {
  const last = history.at(-1)?.[0] ?? -1, rows = epoch < last ? [] : epoch === last ? history.slice(0, -1) : [...history];
  rows.push([epoch, ...losses]);
  return rows.length > 800 ? rows.filter((_, i) => i === 0 || i % 2 || i === rows.length - 1) : rows;
}
