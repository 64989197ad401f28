// Words with a little emphasis, as nodes: what comes in is never written as HTML.
import { make } from "./elements.js";

// text with **bold**, *italic* and `code` in it, as nodes
export function inline(text) {
  const pieces = text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/);
  return pieces.map((piece) => {
    if (piece.startsWith("**") && piece.length > 4) return make("strong", {}, piece.slice(2, -2));
    if (piece.startsWith("`") && piece.length > 2) return make("code", {}, piece.slice(1, -1));
    if (piece.startsWith("*") && piece.length > 2) return make("em", {}, piece.slice(1, -1));
    return piece;
  });
}

export const paragraphs = (text) => text.split("\n\n").map((part) => make("p", {}, ...inline(part)));
