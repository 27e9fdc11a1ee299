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
 * @param {{ html: boolean, ours: boolean }} kind what `content` is: HTML or plain text; a sample keeps its own style sheet
 * @returns {Promise<Window>}
 */
export async function open(parent, content, { html, ours }) {
  const frame = document.createElement('iframe');
  frame.title = 'The article';
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.srcdoc = ours ? sample(content) : around(html ? sanitised(content) : paragraphs(content));
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  parent.replaceChildren(frame);
  await loaded;
  if (!frame.contentWindow) throw new Error('the frame was closed');
  return frame.contentWindow;
}

const STYLES = '<link rel="stylesheet" href="palette.css"><link rel="stylesheet" href="page.css">';

/** @param {string} html */
const sample = (html) => html.replace('href="news.css"', 'href="samples/news.css"').replace('</head>', `${STYLES}</head>`);

/** @param {string} body */
const around = (body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="samples/news.css">${STYLES}</head><body><main>${body}</main></body></html>`;

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
