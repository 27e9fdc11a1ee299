// The built playground on loopback, under a path of its own as a host of static files may have it, and ways to ask what it shows.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { file, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

const TYPES = /** @type {{ [ending: string]: string }} */ ({
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.wasm': 'application/wasm', '.png': 'image/png',
});
const UNDER = '/try/it/';

/** Serves `dist/www`, and remembers what it was asked for. */
export async function serve() {
  /** @type {string[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    asked.push(pathname);
    const path = pathname.startsWith(UNDER) ? pathname.slice(UNDER.length) || 'index.html' : '';
    const content = path && (await readFile(file(`dist/www/${path}`)).catch(() => undefined));
    response.writeHead(content ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(content);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    asked,
    address: `http://127.0.0.1:${port}${UNDER}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Waits until what is shown has been read. @param {Page} page */
export const read = (page) => waitFor(page, () => document.body.classList.contains('read'));

/** Does something, and waits until what came of it has been read. @param {Page} page @param {() => Promise<unknown>} act */
export async function reading(page, act) {
  await page.evaluate(() => document.body.classList.remove('read'));
  await act();
  await read(page);
}

/** What one of the views says; the panel lies in a shadow root, and lays out only what is in sight. @param {Page} page @param {string} id */
export const said = (page, id) => page.$eval(`#${id}`, (view) => view.shadowRoot?.lastElementChild?.textContent ?? /** @type {HTMLElement} */ (view).innerText);

/**
 * Asks the frame something. The question knows nothing but the frame's document and window.
 *
 * @param {Page} page
 * @param {(document: Document, window: any) => unknown} question
 * @returns {Promise<any>}
 */
export const framed = (page, question) =>
  page.evaluate(`(() => {
  const { contentDocument, contentWindow } = document.querySelector('#page iframe');
  return (${question})(contentDocument, contentWindow);
})()`);

/** Gives the reader's own text by the dialog. @param {Page} page @param {string} text */
export async function give(page, text) {
  await reading(page, async () => {
    await page.click('#own');
    await page.$eval('#text', (area, text) => {
      /** @type {HTMLTextAreaElement} */ (area).value = text;
    }, text);
    await page.click('#read');
  });
}
