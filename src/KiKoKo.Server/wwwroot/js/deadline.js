// Deadlines of a streamed reply; the same elements as Pages/Chat/DeadlineCardView.razor and DeadlineHintList.razor.
import { el } from './element.js';
import { anchor } from './answer-text.js';
import { deadlineActions } from './deadline-actions.js';

const format = new Intl.DateTimeFormat('de-DE', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const day = iso => el('time', { datetime: iso }, [format.format(new Date(iso + 'T00:00:00Z'))]);
const hour = card => (card.time ? `, ${card.time.slice(0, 5)} Uhr` : '');

export const deadlineCards = reply => (reply.deadlines ?? []).filter(d => !d.hint).map(card);

function card(d) {
  const dates = d.safeDate
    ? [el('p', { class: 'deadline-date' }, ['Sicher: ', day(d.safeDate)]), el('p', {}, ['Rechnerisch: ', day(d.date), hour(d)])]
    : [el('p', { class: 'deadline-date' }, [day(d.date), hour(d)])];
  return el('section', { class: 'deadline card', 'aria-label': `Berechnete Frist: ${d.rule}` }, [
    el('p', { class: 'card-title' }, [d.rule]),
    ...dates,
    d.practical ? el('p', {}, ['Besser bis: ', day(d.practical)]) : null,
    d.warnings.length > 0 ? el('ul', { class: 'deadline-warnings', 'aria-label': 'Bitte beachten' }, d.warnings.map(w => el('li', {}, [w]))) : null,
    el('details', {}, [
      el('summary', {}, [`Rechenweg: ${d.steps.length === 1 ? '1 Schritt' : d.steps.length + ' Schritte'}`]),
      el('ol', { class: 'deadline-steps' }, d.steps.map(s => el('li', {}, [s.what + ' ', el('span', { class: 'basis' }, [s.basis])]))),
    ]),
    deadlineActions(d),
  ]);
}

export function hintList(reply) {
  const hints = (reply.deadlines ?? []).filter(d => d.hint);
  if (hints.length === 0) return null;
  return el('section', { class: 'sources' }, [
    el('h3', {}, ['Termine aus den Fundstellen']),
    el('ul', { class: 'deadline-hints' }, hints.map(h => el('li', {}, [
      h.hint.split(' [')[0] + ' ',
      h.source ? el('a', { class: 'cite', href: '#' + anchor(reply, h.source), 'aria-label': `Quelle ${h.source}` }, [`[${h.source}]`]) : null,
    ]))),
  ]);
}
