// Below a deadline in the chat: "Erinnern". The same as Pages/Chat/DeadlineActions.razor; without JavaScript its form posts.
import { el, unseen } from './element.js';

const german = day => day.split('-').reverse().join('.');

/** The form for a deadline of a reply; null for one that is over. */
export function deadlineActions(card) {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  if (card.date < today) return null;
  const hidden = (name, value) => el('input', { type: 'hidden', name, value });
  const form = el('form', { class: 'actions deadline-actions', method: 'post', action: '/api/deadlines', 'data-remind': true }, [
    hidden('title', card.rule.slice(0, 200)), hidden('day', card.date), hidden('rule', card.rule), hidden('steps', JSON.stringify(card.steps)), hidden('back', '/fristen'),
    el('button', { type: 'submit', class: 'button small' }, ['Erinnern', unseen(` an die Frist am ${german(card.date)}`)]),
  ]);
  remindInPlace(form);
  return form;
}

/** Answers where the button stands instead of leaving the page. */
export function remindInPlace(form) {
  const status = el('p', { class: 'status', role: 'status' });
  form.append(status);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    const value = name => form.elements[name].value;
    button.disabled = true;
    try {
      const response = await fetch('/api/deadlines', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ title: value('title'), day: value('day'), rule: value('rule'), steps: JSON.parse(value('steps')) }),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.error);
      button.remove();
      status.textContent = `Gemerkt: Sie werden an den ${german(value('day'))} erinnert.`;
    } catch (e) {
      button.disabled = false;
      status.textContent = e.message || 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.';
    }
  });
}

document.querySelectorAll('form[data-remind]').forEach(remindInPlace);
