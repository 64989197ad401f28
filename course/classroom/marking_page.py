"""A question's marking page: rubric and guide beside all answers, points typed in, saved as the sheet that `course
marking --read` takes. It needs a browser, and neither a network nor a server."""

import html
from collections.abc import Sequence

from course.grading.marks.display import harmless_markdown

STYLE = """
:root{color-scheme:light dark;--edge:light-dark(#767676,#8c8c8c);--soft:light-dark(#f3f3f3,#2a2a2a)}
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:light-dark(#fff,#181818);color:light-dark(#1a1a1a,#eee)}
main{display:grid;grid-template-columns:minmax(16rem,2fr) 3fr;gap:0 2rem;max-width:80rem;margin:0 auto;padding:0 1rem}
header{grid-column:1/3}aside{position:sticky;top:4rem;align-self:start;max-height:calc(100vh - 5rem);overflow:auto}
article{border-top:1px solid var(--edge);padding:1rem 0}article h2{font-size:1rem;margin:0}
article>div{overflow-wrap:anywhere}
table{border-collapse:collapse}th,td{border:1px solid var(--edge);padding:.2rem .5rem}
input,textarea,button{font:inherit;
color:inherit;background:var(--soft);border:1px solid var(--edge);padding:.2rem .4rem}
input{width:5rem}textarea{width:100%;box-sizing:border-box}label{display:block;margin:.4rem 0}
.bar{position:sticky;top:0;background:light-dark(#fff,#181818);padding:.6rem 0;border-bottom:1px solid var(--edge)}
:invalid{border-color:light-dark(#b00020,#ff8a80);border-width:2px}pre{white-space:pre-wrap}
@media(max-width:50rem){main{display:block}aside{position:static;max-height:none}}
@media print{.bar{display:none}main{display:block}aside{position:static;max-height:none}article{break-inside:avoid}}
"""
SCRIPT = """
const fields = ["lesson", "question", "key", "name", "answer", "points", "of", "comment"];
const rows = [...document.querySelectorAll("article")];
const quoted = text => '"' + String(text).replaceAll('"', '""') + '"';
let saved = true;
function count() {
  const done = rows.filter(row => row.querySelector("input").value !== "").length;
  document.querySelector("output").textContent = `${done} of ${rows.length} have points`;
}
document.addEventListener("input", () => { saved = false; count(); });
addEventListener("beforeunload", event => { if (!saved) event.preventDefault(); });
document.querySelector("button").addEventListener("click", () => {
  const wrong = document.querySelector("input:invalid");
  if (wrong) { wrong.focus(); wrong.reportValidity(); return; }
  const lines = rows.map(row => {
    const typed = {points: row.querySelector("input").value, comment: row.querySelector("textarea").value, answer: ""};
    return fields.map(name => quoted(typed[name] ?? row.dataset[name])).join(",");
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([[fields.join(","), ...lines, ""].join("\\n")], {type: "text/csv"}));
  link.download = document.body.dataset.file;
  link.click();
  saved = true;
});
count();
"""


def marking_page(file: str, question: str, guide: str, rows: Sequence[Sequence[str]]) -> str:
    """The page's text. file: how the saved sheet is called; guide: question, rubric and model answer in Markdown;
    rows: as in the sheet, (lesson, question, key, name, answer, points, of, comment)."""
    answers = "".join(_answer(number, len(rows), row) for number, row in enumerate(rows, 1))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Marking: {html.escape(question)}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{STYLE}</style></head>'
        f'<body data-file="{html.escape(file)}"><main><header><h1>{html.escape(question)}</h1>'
        f"<p>Type points and comments, save, then: <code>course marking --read {html.escape(file)}</code> with the "
        "place where your browser put it. What is left empty stays to be marked.</p></header>"
        f'<aside aria-label="question and marking guide" tabindex="0">{_rendered(guide)}</aside><section '
        'aria-label="answers"><p class="bar"><button type="button">Save the sheet</button> <output></output></p>'
        f"{answers}</section></main><script>{SCRIPT}</script></body></html>"
    )


def _answer(number: int, count: int, row: Sequence[str]) -> str:
    lesson, question, key, name, answer, points, most, comment = row
    data = {"lesson": lesson, "question": question, "key": key, "name": name, "of": most}
    attributes = " ".join(f'data-{field}="{html.escape(value)}"' for field, value in data.items())
    who = html.escape(name) or "Answer"
    return (
        f"<article {attributes}><h2>{who}, {number} of {count}</h2><div>{_rendered(answer)}</div>"
        f'<label>Points of {html.escape(most)} <input type="number" min="0" max="{html.escape(most)}" step="any" '
        f'value="{html.escape(points)}"></label>'
        f'<label>Comment<textarea rows="2">{html.escape(comment)}</textarea></label></article>'
    )


def _rendered(text: str) -> str:
    return harmless_markdown({"cell": {}}, text)
