// The page within the page: a frame in which no script can run, whatever was pasted, and which nothing can leave.

import { cleaned } from './clean.js';
import { frame as skeleton } from './trusted.js';
import news from './samples/news.css';
import palette from '../extension/palette.css';
import marks from '../extension/page.css';

/** @import { Text } from './types.d.ts' */

/**
 * Shows a text in a new frame, in place of what `parent` holds, and returns the frame's window.
 *
 * What could be active was taken out beforehand; the frame's own policy lets nothing run and nothing be loaded; and its sandbox
 * allows no forms, no pop-ups and no way out. It does allow scripts: otherwise Chromium would not let ours listen in the frame.
 *
 * @param {HTMLElement} parent
 * @param {Text} text
 * @returns {Promise<Window>}
 */
export async function open(parent, text) {
  const frame = document.createElement('iframe');
  frame.title = 'The article';
  frame.setAttribute('sandbox', 'allow-same-origin allow-scripts');
  frame.srcdoc = skeleton;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  parent.replaceChildren(frame);
  await loaded;
  const window = frame.contentWindow;
  if (!window) throw new Error('the frame was closed');
  dress(window);
  const { lang, head, body } = cleaned(text);
  window.document.documentElement.lang = lang;
  // Nodes, not markup: what was made safe is not parsed once more.
  window.document.head.append(window.document.importNode(head, true));
  window.document.body.append(window.document.importNode(body, true));
  for (const event of ['click', 'auxclick', 'submit']) window.addEventListener(event, stay, { capture: true });
  return window;
}

/** Shows what the frame holds; until it was read and cleared, it is not to be seen: nothing jumps. @param {Window} window */
export function reveal({ document }) {
  document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, LOOKS.length);
}

const LOOKS = [news, palette, marks];
const UNSEEN = 'html { visibility: hidden }';

/** @param {Window} window */
function dress(window) {
  const { CSSStyleSheet } = /** @type {typeof globalThis} */ (/** @type {unknown} */ (window));
  window.document.adoptedStyleSheets = [...LOOKS, UNSEEN].map((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    return sheet;
  });
}

/** Links and buttons are there to be seen. @param {Event} event */
function stay(event) {
  const [target] = event.composedPath();
  if (event.type === 'submit' || /** @type {Element} */ (target).closest?.('a, area')) event.preventDefault();
}
