// Narrows the list of rules while somebody types. Without it the form asks the server for the same list.
const form = document.querySelector('[data-rule-search]');
const input = form.querySelector('input');
const count = form.querySelector('[data-rule-count]');
const entries = [...document.querySelectorAll('.topics li')];

input.addEventListener('input', () => {
  const words = input.value.toLocaleLowerCase('de').split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const entry of entries) {
    const text = entry.dataset.words.toLocaleLowerCase('de');
    entry.hidden = !words.every(w => text.includes(w));
    if (!entry.hidden) shown++;
  }
  for (const topic of document.querySelectorAll('.topic')) topic.hidden = !topic.querySelector('li:not([hidden])');
  count.textContent = shown === 0 ? 'Keine Regel gefunden. Versuchen Sie ein anderes Wort oder die eigene Rechnung.' : shown === 1 ? '1 Regel' : `${shown} Regeln`;
});
