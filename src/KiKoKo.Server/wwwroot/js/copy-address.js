// Offers to copy the address of the calendar feed. Without it the field can be marked and copied by hand.
const [field, button, said] = ['[data-copy-from]', '[data-copy]', '[data-copied]'].map(s => document.querySelector(s));

if (navigator.clipboard) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = 'Kopiert.';
    } catch {
      field.select();
      said.textContent = 'Bitte mit Strg + C kopieren.';
    }
  });
}
