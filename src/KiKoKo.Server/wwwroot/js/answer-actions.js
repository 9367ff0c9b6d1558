// What one can do with an answer: copy it with its label, say whether it helped.
import { el, icon } from './element.js';

const thumbUp = 'M6 17V9l3.5-6.5c1.4 0 2 .9 2 2L11 8h4.6a1.6 1.6 0 0 1 1.5 2l-1.5 5.6A2 2 0 0 1 13.7 17H6Zm0 0H3V9h3';
const thumbDown = 'M6 3v8l3.5 6.5c1.4 0 2-.9 2-2L11 12h4.6a1.6 1.6 0 0 0 1.5-2l-1.5-5.6A2 2 0 0 0 13.7 3H6Zm0 0H3v8h3';

export function addActions(answer, copyText) {
  const note = el('span', { class: 'action-note', role: 'status' });
  const copy = el('button', { type: 'button', class: 'button small subtle' }, ['Kopieren']);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(copyText);
      note.textContent = 'Antwort mit Kennzeichnung kopiert.';
    } catch {
      note.textContent = 'Kopieren ist in diesem Browser nicht erlaubt. Bitte markieren Sie den Text.';
    }
  });
  const [up, down] = [thumb('Hilfreich', thumbUp, true), thumb('Nicht hilfreich', thumbDown, false)];
  answer.querySelector('.answer-foot').append(el('div', { class: 'answer-actions', role: 'group', 'aria-label': 'Zur Antwort' }, [copy, up, down, note]));

  function thumb(name, path, helpful) {
    const button = el('button', { type: 'button', class: 'button small subtle', 'aria-pressed': 'false' }, [icon(path), name]);
    button.addEventListener('click', async () => {
      if (button.getAttribute('aria-pressed') === 'true') return;
      const sent = await send({ labelId: answer.dataset.label, helpful });
      note.textContent = sent ? 'Danke für Ihre Rückmeldung.' : 'Die Rückmeldung konnte nicht gespeichert werden.';
      if (!sent) return;
      up.setAttribute('aria-pressed', String(helpful));
      down.setAttribute('aria-pressed', String(!helpful));
    });
    return button;
  }
}

async function send(feedback) {
  try {
    const response = await fetch('/api/feedback', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(feedback) });
    return response.ok;
  } catch {
    return false;
  }
}
