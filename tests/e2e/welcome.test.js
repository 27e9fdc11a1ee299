// The page after installation: it opens by itself (the harness waits for that), and shows the engine at work.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { start, until, violations, waitFor } from './harness.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

const colours = () => [.../** @type {any} */ (document.querySelector('iframe')).contentWindow.CSS.highlights.keys()].filter((name) => name.startsWith('whosaid-')).length;
const cleared = () => /** @type {any} */ (document.querySelector('iframe')).contentDocument.querySelectorAll('[data-whosaid-hidden]').length;

test('the welcome page shows the engine at work within ten seconds, and without it', async () => {
  const page = await session.extensionPage('welcome.html');
  const start = Date.now();
  await waitFor(page, colours);
  assert(Date.now() - start < 10_000);
  assert.equal(await page.evaluate(cleared), 2);
  await waitFor(page, () => /^5 quotations/.test(document.getElementById('found')?.textContent ?? ''));
  const names = await page.evaluate(() => [.../** @type {any} */ (document.querySelector('iframe')).contentWindow.CSS.highlights.keys()].sort().join(' '));
  assert.match(names, /whosaid-1 whosaid-2 whosaid-3 .*whosaid-reported-1/);
  await page.click('#on');
  await until(async () => ((await page.evaluate(colours)) === 0 ? true : undefined), 'the colours go');
  assert.equal(await page.evaluate(cleared), 0);
  await page.click('#on');
  await waitFor(page, colours);
  assert.deepEqual(await violations(page), []);
});

test('a card comes in the article of the welcome page', async () => {
  const page = await session.extensionPage('welcome.html');
  await waitFor(page, colours);
  await page.bringToFront();
  const { x, y } = await page.evaluate(() => {
    const frame = /** @type {any} */ (document.querySelector('iframe'));
    const [first] = frame.contentWindow.CSS.highlights.get('whosaid-1');
    frame.scrollIntoView({ block: 'start' });
    const { left, top } = frame.getBoundingClientRect();
    const [line] = first.getClientRects();
    return { x: left + line.left + 20, y: top + line.top + 8 };
  });
  await page.mouse.move(x, y);
  await page.mouse.move(x + 1, y);
  await waitFor(page, () => /** @type {any} */ (document.querySelector('iframe')).contentDocument.querySelector('whosaid-card') !== null);
});

test('the keys that are told are the keys that work', async () => {
  const page = await session.extensionPage('welcome.html');
  await waitFor(page, () => document.getElementById('keys')?.textContent);
  const told = await page.$eval('#keys', (keys) => keys.textContent ?? '');
  const real = await page.evaluate(async () => (await (/** @type {any} */ (globalThis).browser ?? chrome).commands.getAll()).find((/** @type {any} */ { name }) => name === 'next').shortcut);
  assert(told.includes(real), `${told}: ${real}`);
});
