// Computes while somebody types. Without it the form is sent and the server renders the same result.
import { el } from './element.js';
import { resultView } from './deadline-result.js';

const pause = 250;
const page = document.querySelector('[data-calculation]');
const form = page.querySelector('[data-facts]');
const [said, result, take, copies] = ['said', 'result', 'take', 'copies'].map(name => page.querySelector(`[data-${name}]`));
const personal = 'personal' in page.dataset;
let [timer, request] = [0, null];

/** What was entered: no token, nothing empty. */
const facts = () => Object.fromEntries([...new FormData(form)].filter(([name, value]) => !name.startsWith('_') && value.trim() !== ''));

async function compute(everything) {
  clearTimeout(timer);
  request?.abort();
  const mine = request = new AbortController();
  const entered = facts();
  try {
    // Personal facts never stand in an address.
    const response = personal
      ? await fetch('/api/deadline', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(entered), signal: mine.signal })
      : await fetch('/api/deadline?' + new URLSearchParams(entered), { signal: mine.signal });
    const view = await response.json();
    if (request !== mine) return;
    if (!response.ok) throw new Error(view.error);
    show(view, entered, everything);
  } catch (e) {
    if (request !== mine || e.name === 'AbortError') return;
    result.replaceChildren(el('p', { class: 'message error', role: 'alert' }, ['Die Frist konnte nicht berechnet werden. Mit „Berechnen“ versuchen Sie es noch einmal.']));
    take.hidden = true;
  }
}

function show(view, entered, everything) {
  let first = null;
  for (const input of form.querySelectorAll('input:not([type=hidden]), select')) {
    const problem = view.fields[input.name];
    // What is still missing is no mistake while somebody types.
    const wrong = problem && (everything || !problem.isMissing);
    const words = wrong ? `${problem.what} ${problem.needed}` : '';
    const place = document.getElementById(`${input.id}-fehler`);
    if (place.textContent !== words) place.textContent = words;
    if (wrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    if (wrong) first ??= input;
  }

  result.replaceChildren(...resultView(view));
  take.hidden = !view.text;
  take.querySelector('[data-keep]').hidden = !view.date;
  if (view.text) {
    copies.replaceChildren(...Object.entries(entered).map(([name, value]) => el('input', { type: 'hidden', name, value })));
    if (!personal) history.replaceState(null, '', '?' + new URLSearchParams(entered));
  }
  const words = view.text ? `${view.text.caption} ${view.text.main}.` : '';
  if (said.textContent !== words) said.textContent = words;
  if (everything) first?.focus();
}

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(compute, pause, false);
});
form.addEventListener('submit', event => {
  event.preventDefault();
  compute(true);
});
