// Builds a streamed reply; the same elements as Pages/Chat/AnswerView.razor renders on the server.
import { el, unseen } from './element.js';
import { anchor, answerText } from './answer-text.js';
import { deadlineCards, hintList } from './deadline.js';

const quoteLength = 260;
const kinds = {
  grounded: 'Belegte Antwort', contact: 'Ansprechstelle', form: 'Formular', deadline: 'Frist', draft: 'Textvorschlag', abstention: 'Keine belegte Antwort',
  clarification: 'Rückfrage', refusal: 'Ablehnung', handover: 'Weiterleitung', help: 'Hilfe',
};

// What is said about somebody's own reminders is no deadline that was computed.
const heading = reply => (reply.kind === 'deadline' && reply.deadlines.length === 0 ? 'Erinnerungen' : kinds[reply.kind] ?? reply.kind);

export function answerView(reply) {
  return el('article', { class: 'answer', 'data-kind': reply.kind, 'data-label': reply.label.id, 'aria-label': 'Antwort von KiKoKo' }, [
    el('p', { class: 'kind' }, [heading(reply)]),
    answerText(reply),
    ...deadlineCards(reply),
    hintList(reply),
    reply.offer ? el('p', { class: 'offer' }, [reply.offer]) : null,
    section('Ansprechstellen', 'ul', reply.contacts.map(contact)),
    section('Formulare', 'ul', reply.forms.map(form)),
    section('Quellen', 'ol', reply.citations.map(c => citation(reply, c))),
    el('footer', { class: 'answer-foot' }, [labelLine(reply.label)]),
  ]);
}

const section = (title, list, cards) =>
  cards.length === 0 ? null : el('section', { class: 'sources' }, [el('h3', {}, [title]), el(list, { class: 'cards' }, cards)]);

function citation(reply, c) {
  const page = c.page == null ? '' : `${/\.pptx$/i.test(c.fileName) ? 'Folie' : 'Seite'} ${c.page}`;
  const place = [c.path.join(' › '), page].filter(p => p).join(', ');
  return el('li', { id: anchor(reply, c.n), class: 'card citation', tabindex: '-1' }, [
    el('p', { class: 'card-title' }, [el('span', { class: 'number' }, [`[${c.n}]`]), ` ${c.title}`]),
    place ? el('p', { class: 'place' }, [place]) : null,
    el('blockquote', {}, [shorten(c.quote, quoteLength)]),
    el('a', { class: 'more', href: c.url, target: '_blank', rel: 'noopener' }, ['Stelle anzeigen', unseen(` in „${c.title}“, öffnet neuen Tab`)]),
  ]);
}

function contact(c) {
  const reach = [
    ['Telefon', c.phone && el('a', { href: 'tel:' + c.phone.replace(/[^0-9+]/g, '') }, [c.phone])],
    ['E-Mail', c.mail && el('a', { href: 'mailto:' + c.mail }, [c.mail])],
    ['Raum', c.room],
    ['Vertretung', c.deputy],
  ].filter(([, value]) => value);
  return el('li', { class: 'card contact' }, [
    el('p', { class: 'card-title' }, [c.name || c.function]),
    c.name && c.function ? el('p', {}, [c.function]) : null,
    c.department ? el('p', { class: 'place' }, [c.department]) : null,
    el('dl', { class: 'reach' }, reach.map(([name, value]) => el('div', {}, [el('dt', {}, [name]), el('dd', {}, [value])]))),
  ]);
}

const form = f => el('li', { class: 'card form-card' }, [
  el('p', { class: 'card-title' }, [f.title]),
  el('p', { class: 'actions' }, [
    el('a', { class: 'button small primary', href: f.url, download: true }, ['Herunterladen', unseen(`: ${f.title}`)]),
    el('a', { class: 'more', href: `/dokument/${f.documentId}`, target: '_blank', rel: 'noopener' }, ['Ansehen', unseen(`: ${f.title}, öffnet neuen Tab`)]),
  ]),
]);

const labelLine = label => el('p', { class: 'label-line' }, [
  el('span', {}, [label.wording]),
  el('a', { href: `/kennzeichnung/${label.id}`, target: '_blank', rel: 'noopener' }, [`Kennzeichnung ${label.id}`, unseen(', öffnet neuen Tab')]),
]);

function shorten(text, length) {
  if (text.length <= length) return text;
  const end = text.lastIndexOf(' ', length);
  return text.slice(0, end > length / 2 ? end : length).replace(/[,;: |\n]+$/, '') + ' …';
}
