// Words with a little emphasis, as nodes: what comes in is never written as HTML.
import { make } from "./elements.js";

// text with **bold**, *italic* and `code` in it, as nodes; code may stand within the other two
export function inline(text) {
  const pieces = text.split(/(`[^`]+`|\*\*(?:`[^`]+`|[^*`])+\*\*|\*(?:`[^`]+`|[^*`])+\*)/);
  return pieces.map((piece, i) => {
    if (i % 2 === 0) return piece; // between two that are marked
    const mark = piece.startsWith("**") ? 2 : 1, inside = piece.slice(mark, -mark);
    return piece[0] === "`" ? make("code", {}, inside) : make(mark > 1 ? "strong" : "em", {}, ...inline(inside));
  });
}

export const paragraphs = (text) => text.split("\n\n").map((part) => make("p", {}, ...inline(part)));
