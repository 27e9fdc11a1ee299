// The walk over the live page: the one place where the page is read. Plain JavaScript, because a call from Rust into the page
// costs more than the step itself; it decides nothing. The string it makes is described in src/outline/wire.rs.

const SIGNS = /[\x01-\x05]/;
const ALL_SIGNS = /[\x01-\x05]/g;
/** @param {string} text */
const clean = (text) => (SIGNS.test(text) ? text.replace(ALL_SIGNS, '\uFFFD') : text);

/**
 * The page as one string, its elements and its text nodes, both in the string's order.
 *
 * @param {Document} page
 * @param {string} unread names of the elements that are not entered, with a space between
 * @param {number} longest attribute values are cut to so many UTF-16 units
 * @returns {[string, Element[], Text[]]}
 */
export function walk(page, unread, longest) {
  const closed = new Set(unread.split(' '));
  /** @type {Element[]} */ const elements = [];
  /** @type {Text[]} */ const texts = [];
  let wire = '';
  /** @type {Node | null} */ let node = page.documentElement;
  const root = node;
  while (node) {
    /** @type {Node | null} */ let next = null;
    const type = node.nodeType;
    if (type === 3) {
      const text = /** @type {Text} */ (node);
      texts.push(text);
      wire += '\x04' + clean(text.data);
    } else if (type === 1) {
      const element = /** @type {Element} */ (node);
      const name = element.localName;
      elements.push(element);
      wire += '\x01' + clean(name);
      if (element.hasAttributes()) {
        for (const attribute of element.getAttributeNames()) {
          const value = element.getAttribute(attribute) ?? '';
          wire += '\x02' + clean(attribute) + '\x03' + clean(value.length > longest ? value.slice(0, longest) : value);
        }
      }
      if (!closed.has(name)) next = node.firstChild;
      if (!next) wire += '\x05';
    }
    while (!next && node && node !== root) {
      next = node.nextSibling;
      if (next) break;
      node = node.parentNode;
      wire += '\x05';
    }
    node = next;
  }
  return [wire, elements, texts];
}
