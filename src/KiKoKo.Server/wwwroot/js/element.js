/** An element. Children are elements or strings; strings become text nodes, never markup. */
export function el(name, attributes = {}, children = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter(c => c != null));
  return element;
}

/** Text for screen readers only. */
export const unseen = text => el('span', { class: 'unseen' }, [text]);
