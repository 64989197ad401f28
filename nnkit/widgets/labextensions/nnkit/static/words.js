// Words with a little emphasis, as nodes: what comes in is never written as HTML.
import { make } from "./elements.js";

// text with **bold**, *italic* and `code` in it, as nodes; code may stand within the other two
export function inline(text) {
  const pieces = text.split(/(`[^`]+`|\*\*(?:`[^`]+`|[^*`])+\*\*|\*(?:`[^`]+`|[^*`])+\*)/);
  return pieces.map((piece) => {
    if (piece.length > 4 && piece.startsWith("**")) return make("strong", {}, ...inline(piece.slice(2, -2)));
    if (piece.length > 2 && piece.startsWith("`")) return make("code", {}, piece.slice(1, -1));
    if (piece.length > 2 && piece.startsWith("*")) return make("em", {}, ...inline(piece.slice(1, -1)));
    return piece;
  });
}

export const paragraphs = (text) => text.split("\n\n").map((part) => make("p", {}, ...inline(part)));
