// The page within the page: a frame in which no script can run, whatever was pasted, and which nothing can leave.

import purify from 'dompurify';

/**
 * Shows content in a new frame, in place of what `parent` holds, and returns the frame's window when it is ready.
 *
 * The frame's sandbox allows no scripts, forms, pop-ups or navigation; this page's policy, which the frame inherits, lets nothing
 * be loaded from elsewhere; and what could be active is taken out beforehand. Three doors, each of them shut.
 *
 * @param {HTMLElement} parent
 * @param {string} content
 * @param {{ html: boolean, ours: boolean }} kind what `content` is: HTML or plain text; a sample is a whole page
 * @returns {Promise<Window>}
 */
export async function open(parent, content, { html, ours }) {
  const frame = document.createElement('iframe');
  frame.title = 'The article';
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.srcdoc = ours ? sample(content) : around(html ? sanitised(content) : paragraphs(content));
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  parent.replaceChildren(frame);
  const [looks] = await Promise.all([Promise.all(LOOKS.map(text)), loaded]);
  if (!frame.contentWindow) throw new Error('the frame was closed');
  dress(frame.contentWindow, looks);
  return frame.contentWindow;
}

const LOOKS = ['samples/news.css', 'palette.css', 'page.css'];

/** @param {string} path */
const text = async (path) => (await fetch(path)).text();

/**
 * Gives the frame its style sheets. It does not fetch them itself: in Firefox what such a frame asks for does not come through the
 * service worker, which has them when there is no network.
 *
 * @param {Window} window
 * @param {string[]} looks
 */
function dress(window, looks) {
  const { CSSStyleSheet } = /** @type {typeof globalThis} */ (/** @type {unknown} */ (window));
  window.document.adoptedStyleSheets = looks.map((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    return sheet;
  });
}

/** @param {string} html */
const sample = (html) => html.replace('<link rel="stylesheet" href="news.css">', '');

/** @param {string} body */
const around = (body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><main>${body}</main></body></html>`;

/** @param {string} html */
function sanitised(html) {
  return purify.sanitize(html, {
    // Links lead nowhere, pictures come from nowhere, and the page's own looks stay out.
    FORBID_TAGS: ['style', 'link', 'form', 'img', 'picture', 'source', 'video', 'audio', 'svg', 'math', 'base', 'meta'],
    FORBID_ATTR: ['href', 'src', 'srcset', 'style', 'action', 'background', 'ping'],
    WHOLE_DOCUMENT: false,
  });
}

/** @param {string} text */
function paragraphs(text) {
  const article = document.createElement('article');
  for (const line of text.split(/\n+/).filter((line) => line.trim())) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    article.append(paragraph);
  }
  return article.outerHTML;
}
