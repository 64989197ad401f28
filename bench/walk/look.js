([i, width]) => {
  const cell = window.jupyterapp.shell.currentWidget.content.widgets[i], root = cell.node, found = [];
  const say = (kind, e, more) => found.push([kind, `${e.tagName.toLowerCase()}.${String(e.className.baseVal ?? e.className).replaceAll(' ', '.').slice(0, 60)} ${more} ${JSON.stringify((e.innerText ?? '').slice(0, 90))}`]);
  const own = (cell.outputArea?.node ? [cell.outputArea.node] : []).concat(cell.model.type === 'markdown' ? [root.querySelector('.jp-MarkdownOutput')] : []).filter(Boolean);
  const visible = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
  const scrolls = (e) => { for (let p = e; p && p !== root; p = p.parentElement) { const o = getComputedStyle(p).overflowX; if (o === 'auto' || o === 'scroll') return p; } return null; };
  const hides = (e) => { for (let p = e.parentElement; p && p !== root; p = p.parentElement) { const o = getComputedStyle(p).overflowX; if (o === 'hidden' || o === 'clip') return p; } return null; };
  for (const area of own) {
    for (const e of area.querySelectorAll('*')) {
      if (!visible(e) || e.closest('mjx-assistive-mml, .nnk-hidden, .visually-hidden, [aria-hidden=true]')) continue;
      const r = e.getBoundingClientRect();
      if (r.width <= 1 || r.height <= 1) continue;
      const s = getComputedStyle(e), text = (e.innerText ?? '').trim();
      if (r.right > innerWidth + 1 && !scrolls(e)) say('wider than page', e, `${Math.round(r.right)} > ${innerWidth}`);
      if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && s.display !== 'inline' && !(e.namespaceURI || '').includes('svg')) {
        if (s.overflowX === 'hidden' || s.overflowX === 'clip') text && say('cut across', e, `${e.scrollWidth} > ${e.clientWidth}`);
        else if (['auto', 'scroll'].includes(s.overflowX)) say('scrolls across', e, `${e.scrollWidth} > ${e.clientWidth}`);
        else if (e.matches('button, label, li, p, td, th, .nnkit-card, .nnk-live, .pg')) say('spills', e, `${e.scrollWidth} > ${e.clientWidth}`);
      }
      if (e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 0 && ['hidden', 'clip'].includes(s.overflowY) && text && e.children.length < 8) say('cut below', e, `${e.scrollHeight} > ${e.clientHeight}`);
      if (s.fontSize && parseFloat(s.fontSize) < 10 && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest('mjx-container, sup, sub')) say('tiny', e, s.fontSize);
    }
    for (const img of area.querySelectorAll('img')) {
      if (!img.alt || img.alt.length < 20) say('no words', img, `alt=${img.alt}`);
      if (img.complete && !img.naturalWidth) say('broken picture', img, img.src.slice(0, 80));
    }
    for (const c of area.querySelectorAll('canvas')) if (visible(c) && !c.closest('[aria-hidden=true]') && !c.getAttribute('aria-label')) say('no words', c, '');
    for (const e of area.querySelectorAll('mjx-merror, [data-mml-node=merror], .MathJax_Error')) say('formula', e, '');
    for (const e of area.querySelectorAll('.nnk-problem, .pg-failure')) if (visible(e) && e.innerText.trim()) say('problem', e, '');
    const text = area.innerText;
    if (/\$[^$\n]{1,80}\$|\\(frac|sum|sigma|to)\b/.test(text.replace(/`[^`]*`/g, ''))) found.push(['raw formula', text.match(/.{0,30}(\$[^$\n]{1,80}\$|\\(frac|sum|sigma|to)\b).{0,30}/)?.[0] ?? '']);
    if (/\*\*\w|(^|\s)`[^`\n]+`/.test(text)) found.push(['raw markdown', text.match(/.{0,40}(\*\*\w|`[^`\n]+`).{0,30}/)?.[0] ?? '']);
    if (/\bundefined\b|\[object |Traceback/.test(text)) found.push(['odd words', text.match(/.{0,60}(\bundefined\b|\[object |Traceback).{0,60}/)?.[0] ?? '']);
  }
  for (const o of cell.outputArea?.model.toJSON() ?? []) {
    if (o.output_type === 'error') found.push(['error', `${o.ename}: ${o.evalue.slice(0, 200)}`]);
    if (o.name === 'stderr') found.push(['red', String(o.text).slice(0, 300)]);
  }
  const scroller = root.querySelector('.cm-scroller');
  if (width > 1000 && scroller && visible(scroller) && scroller.scrollWidth > scroller.clientWidth + 1)
    found.push(['long code', `${scroller.scrollWidth} > ${scroller.clientWidth}: ${cell.model.sharedModel.getSource().split('\n').sort((a, b) => b.length - a.length)[0]}`]);
  return found;
}
