// What one can do with an answer: copy it with its label, say whether it helped.
import { el } from './element.js';

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
  const [up, down] = [thumb('Hilfreich', '👍', true), thumb('Nicht hilfreich', '👎', false)];
  answer.querySelector('.answer-foot').append(el('div', { class: 'answer-actions', role: 'group', 'aria-label': 'Zur Antwort' }, [copy, up, down, note]));

  function thumb(name, sign, helpful) {
    const button = el('button', { type: 'button', class: 'button small subtle', 'aria-pressed': 'false' }, [
      el('span', { 'aria-hidden': 'true' }, [sign]), ' ' + name,
    ]);
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
