// Findings on the page as it stands, in words. Empty when nothing is wrong.
() => {
  const findings = [];
  const all = selector => [...document.querySelectorAll(selector)];
  const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden' && !e.closest('.unseen, .skip');
  const say = (what, e) => findings.push(e ? `${what}: <${e.localName} class="${e.className}"> ${e.textContent.trim().slice(0, 40)}` : what);

  if (document.documentElement.lang !== 'de') say('lang is not de');
  if (!document.title.trim()) say('no title');
  if (all('h1').length !== 1) say(`${all('h1').length} h1`);
  if (all('main').length !== 1 || all('body > header').length !== 1 || all('body > footer').length !== 1) say('landmarks missing');
  const levels = all('h1, h2, h3, h4, h5, h6').map(h => Number(h.localName[1]));
  levels.forEach((level, i) => { if (i > 0 && level > levels[i - 1] + 1) say(`heading level jumps to ${level}`); });

  const ids = all('[id]').map(e => e.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => say(`id ${id} twice`));
  all('[aria-describedby], [aria-labelledby]').forEach(e => {
    for (const id of `${e.getAttribute('aria-describedby') ?? ''} ${e.getAttribute('aria-labelledby') ?? ''}`.split(/\s+/).filter(Boolean))
      if (!document.getElementById(id)) say(`reference to missing id ${id}`, e);
  });
  all('input:not([type=hidden]), select, textarea').forEach(e => { if (!e.labels?.length && !e.getAttribute('aria-label')) say('no label', e); });
  all('a[href], button').forEach(e => { if (!(e.getAttribute('aria-label') ?? e.textContent).trim()) say('no name', e); });
  all('[style], style').forEach(e => say('inline style', e));
  all('a[target=_blank]').forEach(e => { if (!e.textContent.includes('neuen Tab')) say('opens a new tab without saying so', e); });

  // WCAG 2.5.8: 24 px, links inside a sentence excepted.
  all('button, input:not([type=hidden]), select, textarea, a.button, nav a, .cite').filter(shown).forEach(e => {
    const box = e.getBoundingClientRect();
    if (box.height < 23.5 || box.width < 23.5) say(`target ${Math.round(box.width)}x${Math.round(box.height)}`, e);
  });

  if (document.documentElement.scrollWidth > innerWidth + 1) say(`page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);

  // WCAG 1.4.3: text against the nearest opaque background.
  const parse = colour => { const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number); return { rgb: [r, g, b], a }; };
  const luminance = rgb => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const background = e => { for (let at = e; at; at = at.parentElement) { const c = parse(getComputedStyle(at).backgroundColor); if (c.a === 1) return c.rgb; } return [255, 255, 255]; };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !shown(e) || e.closest('script, option, :disabled')) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const [light, dark] = [luminance(parse(style.color).rgb), luminance(background(e))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < (large ? 3 : 4.5)) say(`contrast ${ratio.toFixed(2)}`, e);
  }
  return [...new Set(findings)];
}
