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

/** A decorative drawing of 20 by 20 units. */
export function icon(path) {
  const [svg, line] = ['svg', 'path'].map(name => document.createElementNS('http://www.w3.org/2000/svg', name));
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
