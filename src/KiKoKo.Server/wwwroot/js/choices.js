// The choices of a question back become buttons that send them as the next turn. Without JavaScript they are a list to read.
import { el, unseen } from './element.js';

/** Turns the list items of an answer that are choices into buttons. */
export function offerChoices(answer, choices, send) {
  const known = new Set(choices);
  const items = [...answer.querySelectorAll('.answer-text li')].filter(item => known.has(item.textContent.trim()));
  if (items.length === 0) return;
  items[0].parentElement.classList.add('choices');
  for (const item of items) {
    const text = item.textContent.trim();
    const button = el('button', { type: 'button', class: 'chip', 'data-choice': true }, [unseen('Antworten: '), text]);
    button.addEventListener('click', () => send(text));
    item.replaceChildren(button);
  }
}

/** A choice belongs to the question asked last: earlier ones are text again. */
export function closeChoices(root) {
  for (const button of root.querySelectorAll('[data-choice]')) button.parentElement.replaceChildren(button.lastChild);
  for (const list of root.querySelectorAll('.choices')) list.classList.remove('choices');
}
