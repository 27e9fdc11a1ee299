// The walk over the live page: the one place where the page is read. Plain JavaScript, because a call from Rust into the page
// costs more than the step itself; it decides nothing. The string it makes is described in src/outline/wire.rs.

const SIGNS = /[\x01-\x05]/;
const ALL_SIGNS = /[\x01-\x05]/g;
/** @param {string} text */
const clean = (text) => (SIGNS.test(text) ? text.replace(ALL_SIGNS, '\uFFFD') : text);

// The browser's own accessors: a form has its fields as properties, and may have one that is called "nextSibling".
/** @template T @param {object} prototype @param {string} name @returns {(of: Node) => T} */
function accessor(prototype, name) {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (of) => get?.call(of);
}
/** @type {(of: Node) => number} */ const typeOf = accessor(Node.prototype, 'nodeType');
/** @type {(of: Node) => Node | null} */ const firstChild = accessor(Node.prototype, 'firstChild');
/** @type {(of: Node) => Node | null} */ const nextSibling = accessor(Node.prototype, 'nextSibling');
/** @type {(of: Node) => Node | null} */ const parentNode = accessor(Node.prototype, 'parentNode');
/** @type {(of: Node) => string} */ const localName = accessor(Element.prototype, 'localName');
const { getAttribute, getAttributeNames, hasAttributes } = Element.prototype;

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
    const type = typeOf(node);
    if (type === 3) {
      const text = /** @type {Text} */ (node);
      texts.push(text);
      wire += '\x04' + clean(text.data);
    } else if (type === 1) {
      const element = /** @type {Element} */ (node);
      const name = localName(element);
      elements.push(element);
      wire += '\x01' + clean(name);
      if (hasAttributes.call(element)) {
        for (const attribute of getAttributeNames.call(element)) {
          const value = getAttribute.call(element, attribute) ?? '';
          wire += '\x02' + clean(attribute) + '\x03' + clean(value.length > longest ? value.slice(0, longest) : value);
        }
      }
      if (!closed.has(name)) next = firstChild(element);
      if (!next) wire += '\x05';
    }
    while (!next && node && node !== root) {
      next = nextSibling(node);
      if (next) break;
      node = parentNode(node);
      wire += '\x05';
    }
    node = next;
  }
  return [wire, elements, texts];
}
