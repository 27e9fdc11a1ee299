// Pages that change: what comes late is read, too, and looking again costs next to nothing.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { BROWSER, file, painted, sample, start, until, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

const LATE = '“Nobody told the dredgers,”';
const LATE_PARAGRAPH = `${LATE} Harbour Master Oona Brandt said on Wednesday.`;

/** @param {Page} page @param {string} text */
const isPainted = (page, text) =>
  until(async () => (Object.values(await painted(page)).flat().some((mark) => mark.startsWith(text)) ? true : undefined), `${text} is painted`);

/** Counts the passes from now on. @param {Page} page */
const count = (page) =>
  page.evaluate(() => {
    const passes = { count: 0 };
    Object.assign(globalThis, { passes });
    new PerformanceObserver((list) => (passes.count += list.getEntriesByName('whosaid:pass').length)).observe({ type: 'measure' });
  });
const passes = () => /** @type {any} */ (globalThis).passes.count;

test('a paragraph that comes late is read', async () => {
  const { page, errors } = await session.open({ html: sample() });
  await page.evaluate((text) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    document.querySelector('article p:last-of-type')?.after(paragraph);
  }, LATE_PARAGRAPH);
  await isPainted(page, LATE);
  assert.deepEqual(errors, []);
});

test('words that change in their place are read again', async () => {
  const { page } = await session.open({ html: sample() });
  await page.evaluate((text) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && !walker.currentNode.nodeValue?.includes('Nobody in this room'));
    walker.currentNode.nodeValue = text;
  }, LATE_PARAGRAPH);
  await isPainted(page, LATE);
  const all = JSON.stringify(await painted(page));
  assert(!all.includes('Nobody in this room'));
});

test('an article that scripts put into an empty page is read', async () => {
  const { page } = await session.open({ html: '<!doctype html><title>News</title><div id="root"></div>' });
  await page.evaluate((html) => {
    const article = new DOMParser().parseFromString(html, 'text/html').body;
    document.getElementById('root')?.append(...article.childNodes);
  }, sample());
  await isPainted(page, '“We have pumped');
});

test('going to another article within the page takes the colours along', async () => {
  const { page } = await session.open({ html: sample() });
  await isPainted(page, '“We have pumped');
  await page.evaluate((text) => {
    history.pushState({}, '', '?next');
    const paragraphs = ['The dredgers left on Monday, a week before anybody had expected it.', text, 'The port office did not answer calls. The ferry company said it had been told by the radio.'];
    const headline = document.createElement('h1');
    headline.textContent = 'Dredgers leave the harbour early';
    document.querySelector('article')?.replaceChildren(
      headline,
      ...[...paragraphs, ...paragraphs].map((text) => Object.assign(document.createElement('p'), { textContent: text })),
    );
  }, LATE_PARAGRAPH);
  await isPainted(page, LATE);
  assert(!JSON.stringify(await painted(page)).includes('We have pumped'));
});

test('our own changes are no reason to look again, nor is what nobody reads', async () => {
  const { page } = await session.open({ html: sample() });
  await count(page);
  await page.evaluate(async () => {
    for (let turn = 0; turn < 20; turn++) {
      document.body.append(document.createElement('iframe'), document.createElement('script'));
      document.body.className = `turn-${turn}`;
      await new Promise((resume) => requestIdleCallback(resume));
    }
  });
  assert.equal(await page.evaluate(passes), 0);
});

test('a page that never rests is looked at now and then', async () => {
  const { page } = await session.open({ html: sample() });
  await count(page);
  const changes = await page.evaluate(async () => {
    const box = document.body.appendChild(document.createElement('aside'));
    let changes = 0;
    const start = performance.now();
    while (/** @type {any} */ (globalThis).passes.count < 3 && performance.now() - start < 20_000) {
      box.replaceChildren(Object.assign(document.createElement('p'), { textContent: `Offer ${changes++}` }));
      await new Promise((resume) => setTimeout(resume, 5));
    }
    return changes;
  });
  const looks = await page.evaluate(passes);
  assert(looks >= 3, 'it is looked at again');
  assert(changes > 10 * looks, `${looks} looks at ${changes} changes`);
});

test('a tab behind others is left alone until it is in front again', async () => {
  const { page } = await session.open({ html: sample() });
  await count(page);
  const other = await session.browser.newPage();
  await other.bringToFront();
  const hidden = await page.evaluate(() => document.hidden);
  if (!hidden) return other.close(); // Without windows the browser may keep all tabs in front.
  await page.evaluate((text) => {
    document.querySelector('article')?.append(Object.assign(document.createElement('p'), { textContent: text }));
  }, LATE_PARAGRAPH);
  assert.equal(await page.evaluate(passes), 0);
  await page.bringToFront();
  await isPainted(page, LATE);
  await other.close();
});

test('gone and come back, the page is as it was left', async () => {
  const { page, errors } = await session.open({ html: sample() });
  const url = page.url();
  await isPainted(page, '“We have pumped');
  await page.goto(session.publish({ html: '<p>Another page' }));
  await page.evaluate(() => history.back());
  await waitFor(page, (url) => location.href === url, url);
  await isPainted(page, '“We have pumped');
  assert.deepEqual(errors, []);
});

test('a content script whose extension is gone falls silent', async () => {
  if (BROWSER === 'firefox') return; // Firefox ends it by itself.
  // Without cards nothing is loaded behind the pass, so that nothing can be on its way when the extension goes.
  const options = await session.extensionPage('options.html');
  await options.evaluate(() => chrome.storage.sync.set({ settings: { version: 2, cards: false } }));
  const { page, errors } = await session.open({ html: sample() });
  // What is still being fetched would fail, and the browser would say so.
  await page.waitForNetworkIdle();
  await session.browser.uninstallExtension(session.id);
  await count(page);
  await page.evaluate((text) => {
    document.querySelector('article')?.append(Object.assign(document.createElement('p'), { textContent: text }));
  }, LATE_PARAGRAPH);
  await page.evaluate(() => new Promise((resume) => setTimeout(() => requestIdleCallback(resume), 500)));
  assert.equal(await page.evaluate(passes), 0);
  assert.deepEqual(errors, []);
  session.id = await session.browser.installExtension(file(`dist/${BROWSER}`));
});
