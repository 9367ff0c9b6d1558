// The plain text of a reply as paragraphs, lists and tables. Pages/Chat/AnswerPart.cs reads it the same way.
import { el } from './element.js';

const bullet = /^\s*[-–•*☐]\s+/;
const isBullet = line => bullet.test(line);
const isRow = line => line.includes(' | ');

/** Elements for the text; citations become links to the cards below. */
export function answerText(reply) {
  const lines = reply.text.split(/\r?\n/);
  const parts = [];
  for (let i = 0; i < lines.length; i++) {
    const run = belongs => {
      const from = i;
      while (i + 1 < lines.length && belongs(lines[i + 1])) i++;
      return lines.slice(from, i + 1);
    };
    if (isBullet(lines[i])) parts.push(el('ul', {}, run(isBullet).map(l => el('li', {}, inline(l.replace(bullet, ''), reply)))));
    else if (isRow(lines[i])) parts.push(table(run(isRow), reply));
    else if (lines[i].trim()) parts.push(el('p', {}, inline(lines[i].trim(), reply)));
  }
  return el('div', { class: 'answer-text' }, parts);
}

export const anchor = (reply, n) => `quelle-${reply.label.id}-${n}`;

function table(lines, reply) {
  const rows = lines.map(l => l.split(' | ').map(c => c.trim()));
  const head = rows.length > 1 ? [el('thead', {}, [row(rows.shift(), 'th', { scope: 'col' }, reply)])] : [];
  const body = el('tbody', {}, rows.map(r => row(r, 'td', {}, reply)));
  return el('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Tabelle in der Antwort' }, [el('table', {}, [...head, body])]);
}

const row = (cells, name, attributes, reply) => el('tr', {}, cells.map(c => el(name, attributes, inline(c, reply))));

function inline(text, reply) {
  const known = new Set(reply.citations.map(c => c.n));
  return text.split(/(\[\d{1,2}\])/).map(piece => {
    const n = /^\[(\d{1,2})\]$/.exec(piece)?.[1];
    return n && known.has(Number(n)) ? el('a', { class: 'cite', href: '#' + anchor(reply, n), 'aria-label': `Quelle ${n}` }, [piece]) : piece;
  });
}
