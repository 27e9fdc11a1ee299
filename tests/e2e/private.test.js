// What leaves the reader's machine: nothing. And what a page can learn of the reader: nothing that is not on the screen.

import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { after, before, test } from 'node:test';
import { BROWSER, STRICT, isPainted, markup, sample, start, waitFor } from './harness.js';

/** Everything that the browser asked of any network. @type {string[]} */
const asked = [];
// What browsers ask of their makers by themselves, with or without an extension. That it is not us who ask there is told by the
// extension's own pages and its worker, whose requests are watched one by one.
const MAKERS = /^(GET|POST|CONNECT) (https?:\/\/)?([\w-]+\.)+(google|googleapis|gvt1|mozilla|firefox)\.(com|net|org)([:\/]|$)/;
const proxy = createServer((incoming, response) => {
  asked.push(`${incoming.method} ${incoming.url}`);
  const onward = request(incoming.url ?? '', { method: incoming.method, headers: incoming.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.writeHead(502).end());
  incoming.pipe(onward);
});
proxy.on('connect', (incoming, socket) => {
  asked.push(`${incoming.method} ${incoming.url}`);
  socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
});

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  await new Promise((ready) => proxy.listen(0, '127.0.0.1', () => ready(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (proxy.address());
  session = await start({ proxy: port });
});
after(async () => {
  await session.stop();
  proxy.close();
});

test('a session of reading opens no connection but those of the pages themselves', async () => {
  const { page } = await session.open({ html: sample() });
  await isPainted(page, '“We have pumped');
  const strict = await session.open({ html: sample(), csp: STRICT });
  await isPainted(strict.page, '“We have pumped');
  await page.bringToFront();
  const panel = await session.extensionPage('panel.html');
  await page.bringToFront();
  await waitFor(panel, () => document.querySelector('ol.quotations li'));
  const options = await session.extensionPage('options.html');
  await waitFor(options, () => document.querySelector('[name=colour]'));
  await page.bringToFront();
  const popup = await session.popup(page);
  await popup.waitForSelector('#speakers .name');
  await popup.evaluate(() => /** @type {HTMLElement | null} */ (document.querySelector('#speakers button'))?.click());
  await popup.$eval('#filter', (input) => /** @type {HTMLInputElement} */ (input).click());
  await waitFor(page, () => !document.querySelector('[data-whosaid-hidden]'));
  await popup.$eval('#filter', (input) => /** @type {HTMLInputElement} */ (input).click());
  await waitFor(page, () => document.querySelector('[data-whosaid-hidden]'));
  /** @type {string[]} */
  const ours = [];
  if (BROWSER === 'chrome') {
    for (const surface of [panel, options, popup]) {
      surface.on('request', (request) => ours.push(request.url()));
      await surface.reload();
    }
    const worker = await session.browser.waitForTarget((target) => target.type() === 'service_worker');
    const devtools = await worker.createCDPSession();
    devtools.on('Network.requestWillBeSent', ({ request }) => ours.push(request.url));
    await devtools.send('Network.enable');
  }
  await waitFor(panel, () => document.querySelector('ol.quotations li'));
  const own = `http://127.0.0.1:${session.web.port}/`;
  assert(asked.some((line) => line === `GET ${page.url()}`), 'what is asked is seen');
  const others = asked.filter((line) => !MAKERS.test(line));
  assert.deepEqual(others.filter((line) => !/^GET \S+\/(\d+|favicon\.ico)$/.test(line) || !line.startsWith(`GET ${own}`)), []);
  if (BROWSER === 'firefox') return; // It does not tell what its extensions' pages ask.
  assert(ours.length > 5, 'what the extension’s pages ask is seen');
  assert.deepEqual(ours.filter((url) => !/^(chrome|moz)-extension:/.test(url)), []);
});

test('a page learns nothing of the settings, nor of where the reader has been', async () => {
  const SECRET = 'Zanzibar';
  const options = await session.extensionPage('options.html');
  await options.evaluate(async (secret) => {
    const { storage } = /** @type {any} */ (globalThis).browser ?? chrome;
    await storage.sync.set({ settings: { version: 2, phrases: [secret], selectors: [`.${secret}`] }, [`site:${secret}.example`]: { on: false } });
  }, SECRET);
  // Everything a page could listen to or look at is kept, from the beginning.
  const spy = `<script>
    const heard = [];
    for (const name of ['message', 'storage', 'error', 'unhandledrejection', 'securitypolicyviolation']) addEventListener(name, (event) => heard.push(name + ' ' + (event.data ?? event.message ?? '')), true);
    const changed = [];
    new MutationObserver((records) => records.forEach(({ type, attributeName, addedNodes }) => type === 'attributes' ? changed.push(attributeName) : addedNodes.forEach(({ nodeName }) => changed.push(nodeName)))).observe(document, { attributes: true, childList: true, subtree: true });
    const globals = Object.getOwnPropertyNames(globalThis);
  </script>`;
  const { page, errors } = await session.open({ html: sample().replace('<head>', `<head>${spy}`).replace('</body>', `<p class="${SECRET}">Hidden</p></body>`) });
  await isPainted(page, '“We have pumped');
  const popup = await session.popup(page);
  await popup.waitForSelector('#speakers .name');
  const learned = await page.evaluate(() => {
    const { heard, changed, globals } = /** @type {any} */ ((0, eval)('({ heard, changed, globals })'));
    const known = new Set([...globals, 'globals']);
    return {
      heard,
      attributes: [...new Set(changed)].filter((/** @type {string} */ name) => name === name.toLowerCase() && name !== '#text'),
      globals: Object.getOwnPropertyNames(globalThis).filter((name) => !known.has(name) && !name.startsWith('puppeteer') && !name.startsWith('__aria')),
      entries: performance.getEntries().map(({ name }) => name),
      marks: performance.getEntriesByType('measure').map((entry) => /** @type {PerformanceMeasure} */ (entry).detail),
      stored: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie],
      sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
      properties: ['settings', 'phrases', 'selectors'].filter((name) => getComputedStyle(document.documentElement).getPropertyValue(`--whosaid-${name}`)),
    };
  });
  assert.deepEqual(learned.attributes, ['data-whosaid-hidden']);
  assert.deepEqual(learned.globals, []);
  assert.deepEqual(learned.heard, []);
  assert.deepEqual(learned.stored, [[], [], '']);
  assert.equal(learned.sheets, 1, 'the page has its own style sheet and no other');
  assert.deepEqual(learned.entries.filter((name) => /extension:/.test(name)), []);
  assert(!JSON.stringify(learned).includes(SECRET));
  assert.equal((await markup(page)).split(SECRET).length, 2, 'it stands where the page has it');
  assert.deepEqual(errors, []);
});

test('of the extension’s files a page reaches only those that its pages need, and in Chrome none at an address it could know', async () => {
  const { page } = await session.open({ html: sample() });
  const base = BROWSER === 'chrome' ? `chrome-extension://${session.id}/` : (await session.extensionPage('popup.html')).url().replace('popup.html', '');
  /** @param {string} name */
  const reach = (name) => page.evaluate(async (url) => fetch(url).then(({ ok }) => ok, () => false), base + name);
  for (const name of ['manifest.json', 'background.js', 'content.js', 'popup.html', 'options.html', 'panel.html', 'tab.js', '_locales/en/messages.json']) {
    assert.equal(await reach(name), false, name);
  }
  if (BROWSER === 'chrome') for (const name of ['reader.js', 'settings.js', 'engine.js', 'page.css']) assert.equal(await reach(name), false, name);
});
