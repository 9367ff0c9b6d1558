// Completes the question while it is typed: an editable combobox with a list (WAI-ARIA Authoring Practices). Choosing fills the
// field and sends nothing; what was chosen may then be opened by a link below the field.
import { el, unseen } from './element.js';

const pause = 120;
const longest = 200;
const kinds = { document: 'Dokument', form: 'Formular', topic: 'Thema', contact: 'Ansprechstelle' };
const links = { document: 'Dokument öffnen', form: 'Formular öffnen', contact: 'Kontaktdaten anzeigen' };

/** Makes a text field suggest. Without the server's answer it stays the field it was. */
export function suggest(input) {
  const list = el('ul', { class: 'suggestions', id: `${input.id}-vorschlaege`, role: 'listbox', 'aria-label': 'Vorschläge', hidden: true });
  const said = el('p', { class: 'unseen', role: 'status' });
  const chosen = el('p', { class: 'chosen', hidden: true });
  let [from, found, active, timer, request] = [0, [], -1, 0, null];

  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-controls': list.id, autocomplete: 'off' }))
    input.setAttribute(name, value);
  const box = el('div', { class: 'suggest-box' });
  input.replaceWith(box);
  box.append(input, list, said);
  box.closest('.ask-box').after(chosen);

  /** What is completed: the last line, when the cursor stands at its end. */
  const typed = () => {
    const atEnd = input.selectionStart === input.value.length && input.selectionEnd === input.value.length;
    const line = input.value.slice(input.value.lastIndexOf('\n') + 1);
    return atEnd && line.trim().length >= 2 && line.length <= longest ? line : '';
  };

  function forget() {
    clearTimeout(timer);
    request?.abort();
    request = null;
  }

  function close(words = '') {
    forget();
    if (said.textContent !== words) said.textContent = words;
    if (list.hidden) return;
    list.hidden = true;
    list.replaceChildren();
    [found, active] = [[], -1];
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  async function look() {
    const query = typed();
    if (!query) return close();
    const mine = request = new AbortController();
    try {
      const response = await fetch('/api/suggest?q=' + encodeURIComponent(query), { signal: mine.signal });
      const answer = response.ok ? await response.json() : { from: 0, suggestions: [] };
      // An older answer never overtakes a newer question.
      if (request === mine && typed() === query && document.activeElement === input) show(answer);
    } catch (e) {
      if (request === mine && e.name !== 'AbortError') close();
    }
  }

  function show(answer) {
    if (answer.suggestions.length === 0) return close();
    [from, found, active] = [answer.from, answer.suggestions, -1];
    list.replaceChildren(...found.map(option));
    list.hidden = false;
    list.scrollTop = 0;
    // Where there is more room: above the field at the foot of a conversation, below it on an empty page.
    const field = input.getBoundingClientRect();
    list.classList.toggle('above', field.top > innerHeight - field.bottom);
    input.setAttribute('aria-expanded', 'true');
    input.removeAttribute('aria-activedescendant');
    said.textContent = found.length === 1 ? '1 Vorschlag. Mit der Pfeiltaste nach unten auswählen.' : `${found.length} Vorschläge. Mit den Pfeiltasten auswählen.`;
  }

  const option = (s, i) => el('li', { id: `${list.id}-${i}`, class: 'suggestion', role: 'option', 'aria-selected': 'false', 'data-kind': s.kind }, [
    el('span', { class: 'suggestion-text' }, marked(s.text, s.marks)),
    ' ',
    el('span', { class: 'suggestion-detail' }, [
      // A document's detail begins with its kind in the owner's words.
      s.detail && s.kind !== 'contact' ? null : el('span', {}, [kinds[s.kind] ?? s.kind]),
      s.detail && s.kind === 'contact' ? unseen(', ') : null,
      s.detail ? el('span', {}, marked(s.detail, s.detailMarks)) : null,
    ]),
  ]);

  function activate(i) {
    active = i;
    [...list.children].forEach((li, n) => li.setAttribute('aria-selected', String(n === i)));
    if (i < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', list.children[i].id);
    list.children[i].scrollIntoView({ block: 'nearest' });
  }

  function choose(i) {
    const s = found[i];
    const before = input.value.slice(0, input.value.lastIndexOf('\n') + 1 + from);
    close(`„${s.text}“ übernommen.${links[s.kind] ? ` ${links[s.kind]}: Verweis unter dem Feld.` : ''}`);
    input.value = before + s.text;
    input.setSelectionRange(input.value.length, input.value.length);
    offer(s);
  }

  function offer(s) {
    chosen.hidden = !s?.url;
    chosen.replaceChildren(...(s?.url ? [el('a', { class: 'more', href: s.url, target: '_blank', rel: 'noopener' }, [`${links[s.kind]}: ${s.text}`, unseen(', öffnet neuen Tab')])] : []));
  }

  input.addEventListener('input', event => {
    forget();
    offer(null);
    if (event.isComposing) return;
    timer = setTimeout(look, pause);
  });

  input.addEventListener('compositionend', () => {
    forget();
    timer = setTimeout(look, pause);
  });

  // Before the chat's own listener, which sends on Enter.
  input.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === 'ArrowDown' && event.altKey && typed()) {
        event.preventDefault();
        forget();
        look();
      }
      return;
    }

    const n = found.length;
    const keys = {
      // One step beyond either end leads back into the text.
      ArrowDown: () => activate(active + 1 < n ? active + 1 : -1),
      ArrowUp: () => activate(active < 0 ? n - 1 : active - 1),
      Enter: () => choose(active),
      Escape: () => close('Vorschläge geschlossen.'),
    };
    if (event.key === 'Tab') {
      if (active >= 0 && !event.shiftKey) choose(active);
      else close(); // and the focus moves on as ever
    } else if (event.key === 'Home' || event.key === 'End') {
      activate(-1); // they move in the text
    } else if (event.key === 'Enter' && (active < 0 || event.shiftKey)) {
      close();
    } else if (keys[event.key] && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      keys[event.key]();
    }
  });

  list.addEventListener('pointerdown', event => event.preventDefault()); // the field keeps the focus
  list.addEventListener('click', event => {
    const i = [...list.children].indexOf(event.target.closest('[role=option]'));
    if (i >= 0) {
      choose(i);
      input.focus();
    }
  });
  input.addEventListener('blur', () => close());
  input.form.addEventListener('submit', () => {
    close();
    offer(null);
  });
}

/** The text with its typed pieces emphasised. */
function marked(text, marks) {
  const pieces = [];
  let at = 0;
  for (const { start, length } of marks) {
    pieces.push(text.slice(at, start), el('b', {}, [text.slice(start, start + length)]));
    at = start + length;
  }
  return [...pieces, text.slice(at)].filter(p => p !== '');
}
