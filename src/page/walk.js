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
/** @type {(of: Node) => string | null} */ const namespaceURI = accessor(Element.prototype, 'namespaceURI');
/** @type {(of: Node) => Document | null} */ const contentDocument = accessor(HTMLIFrameElement.prototype, 'contentDocument');
// Takes just the room that it needs. What hands over a string to Rust takes three times as much, and keeps it.
const utf8 = new TextEncoder();
const { getAttribute, getAttributeNames, hasAttributes } = Element.prototype;
const { assignedNodes } = HTMLSlotElement.prototype;

// What the reader may be writing is not read: src/outline/mod.rs.
const EDITABLE = /^(true|plaintext-only)?$/i;
const HTML = 'http://www.w3.org/1999/xhtml';
// A frame of the page's own with so many paragraphs may hold an article; ads come in frames with fewer.
const PARAGRAPHS = 3;
// Roots beyond these are not entered: somebody has to watch them.
const ROOTS = 100;

/** @param {Node | null} node */
function siblings(node) {
  /** @type {Node[]} */ const all = [];
  for (; node; node = nextSibling(node)) all.push(node);
  return all;
}

/**
 * What is shown in place of the element's children: what is in its open shadow root, what a slot was given, the page in a frame.
 *
 * @param {Element} element
 * @param {string} name
 * @param {(ShadowRoot | Document)[]} roots
 */
function instead(element, name, roots) {
  // Asked of every element, so asked the quickest way; a form may have a field of this name.
  const shadow = element.shadowRoot;
  if (shadow && shadow.nodeType === 11 && roots.length < ROOTS) {
    roots.push(shadow);
    return siblings(firstChild(shadow));
  }
  // Not by instanceof: what is in a frame is made of the frame's own classes.
  if ((name !== 'slot' && name !== 'iframe') || namespaceURI(element) !== HTML) return undefined;
  if (name === 'slot') {
    // Outside of shadow roots it is nothing special; without anything given it shows its own children.
    const given = roots.length ? assignedNodes.call(element) : [];
    return given.length ? given : undefined;
  }
  const inner = roots.length < ROOTS ? contentDocument(element) : null;
  if (!inner?.body || inner.getElementsByTagName('p').length < PARAGRAPHS) return undefined;
  roots.push(inner);
  return [inner.body];
}

/**
 * The page as one string, in UTF-8, its elements and its text nodes, both in the string's order, which is that of the reader's eye:
 * shadow roots and slots are entered where they stand, and so are frames of the page's own; they are in the list of roots.
 *
 * @param {Document} page
 * @param {string} unread names of the elements that are not entered, with a space between
 * @param {number} longest attribute values are cut to so many UTF-16 units
 * @returns {[Uint8Array, Element[], Text[], (ShadowRoot | Document)[]]}
 */
export function walk(page, unread, longest) {
  const closed = new Set(unread.split(' '));
  /** @type {Element[]} */ const elements = [];
  /** @type {Text[]} */ const texts = [];
  /** @type {(ShadowRoot | Document)[]} */ const roots = [];
  // Where we left the tree, and will come back to: the element, and what is shown in place of its children.
  /** @type {{ element: Element, nodes: Node[], at: number }[]} */ const left = [];
  let wire = '';
  /** @type {Node | null} */ let node = page.designMode === 'on' ? null : page.documentElement;
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
      let written = false;
      if (hasAttributes.call(element)) {
        for (const attribute of getAttributeNames.call(element)) {
          const value = getAttribute.call(element, attribute) ?? '';
          written ||= attribute === 'contenteditable' && EDITABLE.test(value);
          wire += '\x02' + clean(attribute) + '\x03' + clean(value.length > longest ? value.slice(0, longest) : value);
        }
      }
      const nodes = written ? [] : instead(element, name, roots);
      if (nodes) {
        next = nodes[0] ?? null;
        if (next) left.push({ element, nodes, at: 0 });
      } else if (!closed.has(name)) next = firstChild(element);
      if (!next) wire += '\x05';
    }
    while (!next && node && node !== root) {
      const last = left[left.length - 1];
      if (last && last.nodes[last.at] === node) {
        next = last.nodes[++last.at] ?? null;
        if (next) break;
        left.pop();
        node = last.element;
      } else {
        next = nextSibling(node);
        if (next) break;
        node = parentNode(node);
      }
      wire += '\x05';
    }
    node = next;
  }
  return [utf8.encode(wire), elements, texts, roots];
}
