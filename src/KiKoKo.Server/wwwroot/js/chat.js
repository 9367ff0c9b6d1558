// Makes the chat page alive. Without it the form posts and the server renders the answer.
import { el, unseen } from './element.js';
import { addActions } from './answer-actions.js';
import { answerView } from './answer.js';
import { ask } from './ask.js';
import { closeChoices, offerChoices } from './choices.js';
import { suggest } from './suggestions.js';

const chat = document.querySelector('[data-chat]');
const form = chat.querySelector('form');
const input = form.querySelector('textarea');
const turns = chat.querySelector('.turns');
const status = form.querySelector('[data-status]');
const [sendButton, cancelButton] = [form.querySelector('[data-send]'), form.querySelector('[data-cancel]')];
const conversation = form.querySelector('[data-conversation]').value;
let running = null;

suggest(input); // first, so that Enter on a suggestion chooses it and sends nothing

form.addEventListener('submit', event => {
  event.preventDefault();
  const question = (event.submitter?.name === 'Example' ? event.submitter.value : input.value).trim();
  if (question && !running) run(question);
});

input.addEventListener('keydown', event => {
  // isComposing: the Enter that ends an input method's word sends nothing.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit(sendButton);
});

cancelButton.addEventListener('click', () => {
  input.focus(); // the button goes away
  running?.abort();
});

async function run(question) {
  const draft = el('div', { class: 'answer-text draft' });
  const turn = el('section', { class: 'turn' }, [el('h2', { class: 'question' }, [unseen('Ihre Frage: '), question]), draft]);
  begin(turn);
  try {
    const reply = await ask(question, conversation, running.signal, {
      status: text => { status.textContent = text; },
      delta: text => { draft.append(text); },
    });
    const answer = answerView(reply);
    addActions(answer, `${reply.text}\n\n${reply.label.wording} Kennzeichnung ${reply.label.id}`);
    draft.replaceWith(answer);
    offerChoices(answer, reply.choices, text => { if (!running) run(text); });
    end(reply.citations.length > 0 ? `Antwort mit ${reply.citations.length === 1 ? 'einer Quelle' : reply.citations.length + ' Quellen'}.` : 'Antwort ist da.');
  } catch (e) {
    const cancelled = e.name === 'AbortError';
    draft.replaceWith(el('p', { class: cancelled ? 'message' : 'message error', role: cancelled ? null : 'alert' }, [cancelled ? 'Abgebrochen.' : e.message]));
    if (!input.value) input.value = question;
    end('');
  }
}

function begin(turn) {
  running = new AbortController();
  closeChoices(turns);
  form.querySelector('[data-examples]')?.remove();
  chat.classList.add('started');
  turns.setAttribute('aria-busy', 'true');
  turns.append(turn);
  input.value = '';
  input.focus();
  sendButton.disabled = true;
  cancelButton.hidden = false;
  turn.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

function end(text) {
  running = null;
  turns.removeAttribute('aria-busy');
  status.textContent = text;
  sendButton.disabled = false;
  cancelButton.hidden = true;
}
