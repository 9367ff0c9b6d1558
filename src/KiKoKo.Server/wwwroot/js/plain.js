// Einfache Sprache: copying the suggestion with its label; Escape hides the tooltip at the focused place.
import { el } from './element.js';

const suggestion = document.querySelector('#vorschlag');
if (suggestion) {
  const note = el('span', { class: 'action-note', role: 'status' });
  const copy = el('button', { type: 'button', class: 'button small' }, ['Vorschlag kopieren']);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(`${suggestion.dataset.copy}\n\n${suggestion.dataset.label}`);
      note.textContent = 'Vorschlag mit Kennzeichnung kopiert.';
    } catch {
      note.textContent = 'Kopieren ist in diesem Browser nicht erlaubt. Bitte markieren Sie den Text.';
    }
  });
  document.querySelector('[data-foot]').append(el('p', { class: 'actions' }, [copy, note]));
  suggestion.closest('section').scrollIntoView({ block: 'start' });
}

const found = document.querySelector('[data-found]');
found?.addEventListener('keydown', event => { if (event.key === 'Escape') found.classList.add('quiet-tips'); });
for (const type of ['focusin', 'pointerover']) found?.addEventListener(type, () => found.classList.remove('quiet-tips'));
