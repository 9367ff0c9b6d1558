import { el } from './element.js';

/** The elements of a computed deadline, as Pages/Deadlines/ComputedResult.razor renders them. */
export function resultView(view) {
  const problems = Object.keys(view.fields).length === 0 ? view.problems ?? [] : [];
  if (!view.text) return problems.map(p => el('p', { class: 'message error', role: 'alert' }, [`${p.what} ${p.needed}`]));
  return [el('section', { class: 'computed card', 'aria-labelledby': 'ergebnis' }, [
    el('h3', { id: 'ergebnis' }, [el('span', { class: 'computed-caption' }, [view.text.caption]), ' ', el('span', { class: 'computed-date' }, [view.text.main])]),
    ...view.text.further.map(line => el('p', {}, [line])),
    view.remarks.length === 0 ? null : el('ul', { class: 'remarks', 'aria-label': 'Hinweise' },
      view.remarks.map(r => el('li', { class: `remark ${r.kind}` }, [el('strong', {}, [`${r.caption}:`]), ` ${r.text}`]))),
    el('h4', {}, ['Rechenschritte']),
    el('ol', { class: 'steps' }, view.steps.map(s => el('li', {}, [`${s.what} `, el('span', { class: 'basis' }, [s.basis])]))),
    el('p', { class: 'hint' }, ['Nach Regel berechnet, keine KI.']),
  ])];
}
