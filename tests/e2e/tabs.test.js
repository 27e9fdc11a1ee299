// What becomes of a tab: behind others, left and come back to, made ready beforehand, zoomed, printed, and left by its extension.

import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { after, afterEach, before, test } from 'node:test';
import { BROWSER, countPasses, isPainted, painted, passes, sample, start, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

const LATE = '“Nobody told the dredgers,”';

/** Puts one more quotation into the article. @param {Page} page */
const more = (page) =>
  page.evaluate((text) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    document.querySelector('article p:last-of-type')?.after(paragraph);
  }, `${LATE} Harbour Master Oona Brandt said on Wednesday.`);

/** Lets everything happen in a page that is about to happen. @param {Page} page */
const rest = (page) => page.evaluate(() => new Promise((resume) => setTimeout(() => requestIdleCallback(resume), 500)));

test('a tab behind others is left alone until it is in front again', async () => {
  const { page } = await session.open({ html: sample() });
  await countPasses(page);
  const other = await session.browser.newPage();
  await other.bringToFront();
  await waitFor(page, () => document.hidden);
  await more(page);
  await rest(page);
  assert.equal(await passes(page), 0);
  await page.bringToFront();
  await isPainted(page, LATE);
  await other.close();
});

test('nothing runs on a page that rests', async (t) => {
  if (BROWSER === 'firefox') return t.skip('Firefox tells no driver of timers');
  const { page } = await session.open({ html: sample() });
  await isPainted(page, '“We have pumped');
  await rest(page);
  const devtools = await page.createCDPSession();
  /** @type {any[]} */
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] } });
  // The page has a clock of its own, which shows that timers are seen here.
  await page.evaluate(
    () =>
      new Promise((done) => {
        let ticks = 0;
        const clock = setInterval(() => {
          if (++ticks < 20) return;
          clearInterval(clock);
          done(undefined);
        }, 100);
      }),
  );
  const complete = new Promise((resume) => devtools.once('Tracing.tracingComplete', resume));
  await devtools.send('Tracing.end');
  await complete;
  const fired = events.filter(({ name }) => name === 'TimerFire').length;
  const called = events.filter(({ name }) => name === 'FunctionCall').map(({ args }) => args?.data?.url ?? '');
  assert(fired >= 20 && called.length >= 20, `${fired} timers and ${called.length} calls are seen`);
  assert.deepEqual(called.filter((url) => url.startsWith('chrome-extension:')), []);
  assert(fired <= 22, `${fired} timers, of which the page has 20`);
});

test('gone and come back, the page is as it was left, and lives', async () => {
  const { page, errors } = await session.open({ html: sample() });
  const url = page.url();
  await isPainted(page, '“We have pumped');
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })));
  await page.goto(session.publish({ html: '<p>Another page' }));
  await page.evaluate(() => history.back());
  await waitFor(page, (url) => location.href === url, url);
  await waitFor(page, () => /** @type {any} */ (globalThis).persisted === true);
  await isPainted(page, '“We have pumped');
  await countPasses(page);
  await rest(page);
  assert((await passes(page)) <= 1, 'it is not read all over again');
  await more(page);
  await isPainted(page, LATE);
  assert.deepEqual(errors, []);
});

test('a page that was made ready before the reader goes there', async (t) => {
  if (BROWSER === 'firefox') return t.skip('Firefox makes no page ready beforehand');
  const url = session.publish({ html: sample() });
  const rules = `<script type="speculationrules">{ "prerender": [{ "urls": ["${url}"], "eagerness": "immediate" }] }</script>`;
  const { page, errors } = await session.visit(session.publish({ html: `<!doctype html><title>Front page</title>${rules}<a href="${url}">The sea wall</a>` }));
  const devtools = await page.createCDPSession();
  const ready = new Promise((resume) => {
    devtools.on('Preload.prerenderStatusUpdated', ({ status }) => status === 'Ready' && resume(undefined));
  });
  await devtools.send('Preload.enable');
  await ready;
  await page.click('a');
  await waitFor(page, (url) => location.href === url, url);
  const { activationStart } = await page.evaluate(() => /** @type {any} */ (performance.getEntriesByType('navigation')[0]).toJSON());
  assert(activationStart > 0, 'it was made ready beforehand');
  await isPainted(page, '“We have pumped');
  await more(page);
  await isPainted(page, LATE);
  const popup = await session.popup(page);
  await popup.waitForSelector('#speakers .name');
  const badge = await popup.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return chrome.action.getBadgeText({ tabId: tab?.id });
  });
  const shown = Number(/^\d+/.exec(await popup.$eval('#quoted-count', (count) => count.textContent ?? ''))?.[0]);
  assert.equal(Number(badge), shown);
  assert.deepEqual(errors, []);
});

test('zoomed, the colours stay on their words and the card beside them', async () => {
  const { page, errors } = await session.open({ html: sample() });
  await isPainted(page, '“We have pumped');
  const before = await painted(page);
  await countPasses(page);
  const helper = await session.extensionPage('options.html');
  await helper.evaluate(async (url) => {
    const { tabs } = /** @type {any} */ (globalThis).browser ?? chrome;
    const tab = (await tabs.query({})).find((/** @type {any} */ tab) => tab.url === url || tab.index === 1);
    await tabs.setZoom(tab.id, 2);
  }, page.url());
  await page.bringToFront();
  // A viewport that the driver has set does not shrink.
  if (BROWSER === 'chrome') await page.setViewport(null);
  await waitFor(page, () => devicePixelRatio === 2);
  assert.deepEqual(await painted(page), before);
  const line = await page.evaluate(() => {
    const [first] = /** @type {any} */ (CSS.highlights).get('whosaid-1');
    const range = document.createRange();
    range.setStart(first.startContainer, first.startOffset);
    range.setEnd(first.endContainer, first.endOffset);
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, bottom } = /** @type {DOMRect} */ (range.getClientRects()[0]);
    return { left, top, bottom };
  });
  const ratio = BROWSER === 'chrome' ? 2 : 1;
  await page.mouse.move((line.left + 20) * ratio, (line.top + 6) * ratio);
  await page.mouse.move((line.left + 21) * ratio, (line.top + 6) * ratio);
  await waitFor(page, () => document.querySelector('whosaid-card'));
  assert.deepEqual(errors, []);
});

/** What a PDF draws: its content streams, unpacked. @param {Uint8Array} pdf */
function drawn(pdf) {
  const bytes = Buffer.from(pdf);
  let text = '';
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 9)) {
    const begin = bytes.indexOf('\n', at) + 1;
    const end = bytes.indexOf('endstream', begin);
    try {
      text += inflateSync(bytes.subarray(begin, end)).toString('latin1');
    } catch {
      // Fonts and pictures are packed otherwise.
    }
    at = end;
  }
  return text;
}

test('on paper there is the article, without the noise and without our colours, and printing changes nothing', async () => {
  const { page, errors } = await session.open({ html: sample() });
  await isPainted(page, '“We have pumped');
  const before = await painted(page);
  await countPasses(page);
  const pdf = drawn(await page.pdf({ printBackground: false }));
  // The speakers' colours are blue, orange, green and so on; the page has but one that is none of the greys, in its first lines.
  const colours = [...pdf.matchAll(/(\d?\.?\d+) (\d?\.?\d+) (\d?\.?\d+) (?:rg|RG)\b/g)].map(([, ...rgb]) => rgb.map(Number));
  const bright = colours.filter((rgb) => Math.max(...rgb) - Math.min(...rgb) > 0.15).map((rgb) => rgb.map((part) => part.toFixed(1)).join(' '));
  assert(colours.length > 5, 'colours are found in what is drawn');
  assert.deepEqual([...new Set(bright)], ['0.6 0.2 0.1'], 'the colour of the page itself');
  assert.deepEqual(await painted(page), before);
  assert.equal(await passes(page), 0);
  if (BROWSER === 'chrome') {
    await page.emulateMediaType('print');
    assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-whosaid-hidden]')).offsetHeight), 0);
  }
  assert.deepEqual(errors, []);
});

test('a content script whose extension is gone falls silent', async () => {
  // Without cards nothing is loaded behind the pass, so that nothing can be on its way when the extension goes.
  const own = await start();
  const options = await own.extensionPage('options.html');
  await options.evaluate(() => (/** @type {any} */ (globalThis).browser ?? chrome).storage.sync.set({ settings: { version: 2, cards: false } }));
  const { page, errors } = await own.open({ html: sample() });
  // What is still being fetched would fail, and the browser would say so.
  await page.waitForNetworkIdle();
  await own.browser.uninstallExtension(own.id);
  await countPasses(page);
  await more(page);
  await rest(page);
  assert.equal(await passes(page), 0);
  assert.deepEqual(errors, []);
  await own.stop();
});
