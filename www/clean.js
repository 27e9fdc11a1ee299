// From what was pasted, dropped or opened to nodes that do nothing.

import purify from 'dompurify';

/** @import { Text } from './types.d.ts' */

// What would look like something else, and what would load anything: the article is its words. And what we left in a page that was
// saved.
const FORBID_TAGS = ['style', 'img', 'picture', 'source', 'video', 'audio', 'track', 'svg', 'math', 'base', 'dialog', 'template'];
const FORBID_ATTR = ['style', 'src', 'srcset', 'poster', 'background', 'action', 'formaction', 'ping', 'target', 'popover', 'popovertarget', 'autofocus', 'data-whosaid-hidden'];

// Of the head: what exports say of the page, and nothing that tells a browser anything.
const SAID = /^(og:(title|type|site_name|url)|(og:)?article:published_time|application-name|datepublished|(pub)?date|dc.date(.issued)?)$/i;

purify.addHook('uponSanitizeElement', (node, { tagName }) => {
  if (!(node instanceof Element)) return;
  const { name = '', property = name, rel = '', 'http-equiv': instruction } = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  if (tagName === 'meta' && (instruction !== undefined || !SAID.test(property))) node.remove();
  if (tagName === 'link' && rel !== 'canonical') node.remove();
});

// Its styles go, but what they hide stays hidden.
purify.addHook('beforeSanitizeAttributes', (node) => {
  if (node instanceof HTMLElement && node.style.display === 'none') node.hidden = true;
});

/**
 * @param {Text} text
 * @returns {{ lang: string, head: DocumentFragment, body: DocumentFragment }} `lang`: the language, as far as the text says
 */
export function cleaned({ html, content }) {
  const [head, body] = [document.createDocumentFragment(), document.createDocumentFragment()];
  if (!html) {
    body.append(paragraphs(content));
    return { lang: 'en', head, body };
  }
  const root = /** @type {HTMLElement} */ (purify.sanitize(content, { WHOLE_DOCUMENT: true, RETURN_DOM: true, ADD_TAGS: ['meta', 'link'], ADD_ATTR: ['property', 'content', 'itemprop'], FORBID_TAGS, FORBID_ATTR }));
  head.append(...(root.querySelector('head')?.childNodes ?? []));
  body.append(...(root.querySelector('body')?.childNodes ?? []));
  return { lang: root.lang || 'en', head, body };
}

/** Where a text has empty lines, its paragraphs stand between them; where it has none, each line is one. @param {string} text */
function paragraphs(text) {
  const main = document.createElement('main');
  const blocks = text.split(/\n[^\S\n]*\n/).filter((block) => block.trim());
  for (const block of blocks.length > 1 ? blocks : text.split('\n')) {
    if (!block.trim()) continue;
    const paragraph = document.createElement('p');
    block.trim().split('\n').forEach((line, index) => paragraph.append(...(index ? [document.createElement('br')] : []), line));
    main.append(paragraph);
  }
  return main;
}
