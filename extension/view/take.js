// Taking a page's quotations along: the choice of a format, and the two ways out, clipboard and file.

/** @import { Taken, TakeFormat } from '../types.d.ts' */
/** @import { Phrases } from './phrases.js' */

import { copy } from '../copy.js';
import { make } from '../dom.js';

/** What a file of each format ends in, and its content type. @type {{ [format in TakeFormat]: [string, string] }} */
const FILES = {
  markdown: ['md', 'text/markdown'],
  text: ['txt', 'text/plain'],
  html: ['html', 'text/html'],
  csv: ['csv', 'text/csv'],
  json: ['json', 'application/ld+json'],
};

/**
 * @param {Phrases} phrases
 * @param {(format: TakeFormat) => Promise<Taken | undefined>} take all quotations in a format; nothing: the page is gone
 */
export function takeAlong({ words }, take) {
  const names = { markdown: 'Markdown', text: words('formatText'), html: 'HTML', csv: 'CSV', json: 'JSON' };
  const options = Object.entries(names).map(([value, name]) => make('option', { value }, name));
  const format = make('select', { id: 'format' }, ...options);
  const said = make('p', { id: 'taken', className: 'said' });
  said.role = 'status';

  const chosen = () => /** @type {TakeFormat} */ (format.value);

  async function copyAll() {
    const taken = await take(chosen());
    said.textContent = words(taken && copy(taken.text, taken.html) ? 'copied' : 'notCopied');
  }

  async function saveAll() {
    const taken = await take(chosen());
    if (!taken) return;
    const [end, type] = FILES[chosen()];
    const name = `quotations.${end}`;
    // Spreadsheets take a table without the mark for something older than UTF-8.
    download(name, new Blob([chosen() === 'csv' ? '\uFEFF' : '', taken.text], { type: `${type};charset=utf-8` }));
    said.textContent = words('saved', name);
  }

  const element = make(
    'div',
    { className: 'take' },
    make('label', { htmlFor: 'format' }, words('format')),
    format,
    make('button', { type: 'button', id: 'copy-all', onclick: copyAll }, words('copyAll')),
    make('button', { type: 'button', id: 'save', onclick: saveAll }, words('save')),
    said,
  );
  return { element };
}

/** Hands the reader a file. @param {string} name @param {Blob} content */
export function download(name, content) {
  const href = URL.createObjectURL(content);
  make('a', { href, download: name }).click();
  // Some browsers begin to read it only now.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
