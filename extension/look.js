// How quotations look on the page: an attribute on the root, which the style sheets know, and the reader's own colours. By default the
// page gets neither.

/** @import { Settings } from './types.d.ts' */

const ATTRIBUTE = 'data-whosaid-look';
let coloured = false;

/** @param {Settings | undefined} settings nothing: as if we had never been here */
export function look(settings) {
  const root = document.documentElement;
  const words = [settings?.look === 'underline' ? 'underline' : '', settings?.palette === 'contrast' ? 'contrast' : ''].filter(Boolean);
  if (words.length) root.setAttribute(ATTRIBUTE, words.join(' '));
  else if (root.hasAttribute(ATTRIBUTE)) root.removeAttribute(ATTRIBUTE);
  const colours = settings?.palette === 'own' ? settings.colours : [];
  if (!colours.length && !coloured) return;
  for (let index = 0; index < 12; index += 1) {
    const property = `--whosaid-${index + 1}`;
    if (colours[index]) root.style.setProperty(property, colours[index]);
    else root.style.removeProperty(property);
  }
  coloured = colours.length > 0;
  if (!coloured && !root.getAttribute('style')) root.removeAttribute('style');
}
