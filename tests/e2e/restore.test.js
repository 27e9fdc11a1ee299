// Switched off, on and off again, a page is as it was, byte for byte; and in between nothing but our one attribute is new. On our
// samples, or on the pages of any folder: WHOSAID_PAGES=FOLDER node --test tests/e2e/restore.test.js

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BROWSER, file, markup, savedPages, start, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

// Nothing is fetched, and no script runs but ours.
const CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'wasm-unsafe-eval'";
const HIDDEN = / data-whosaid-hidden=""/g;
// Browsers limit how often settings may be kept, so one change is for several pages.
const AT_ONCE = 8;

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
after(() => session.stop());

/** @param {Page} options @param {boolean} on */
const turn = (options, on) =>
  options.evaluate((on) => {
    const { storage } = /** @type {any} */ (globalThis).browser ?? chrome;
    return storage.sync.set({ settings: { version: 2, quotations: on, filter: on } });
  }, on);

/** The page has nothing of ours. @param {Page} page */
const isBare = (page) =>
  waitFor(page, () => {
    let ours = document.querySelectorAll('[data-whosaid-hidden]').length;
    /** @type {any} */ (CSS.highlights).forEach((/** @type {unknown} */ _, /** @type {string} */ name) => (ours += Number(name.startsWith('whosaid-'))));
    return ours === 0;
  });

const pages = savedPages(process.env.WHOSAID_PAGES ?? file('www/samples'));
const counts = { pages: 0, changed: 0, hidden: 0 };

for (let first = 0; first < pages.length; first += AT_ONCE) {
  const some = pages.slice(first, first + AT_ONCE);
  test(some.map(({ name }) => name).join(', '), async () => {
    const options = await session.extensionPage('options.html');
    await turn(options, false);
    const tabs = [];
    for (const { name, html } of some) {
      const { page, errors } = await session.visit(session.publish({ html: html(), csp: CSP }));
      const isArticle = await page.evaluate(() => !performance.getEntriesByName('whosaid:pass').length);
      tabs.push({ name, page, isArticle, before: await markup(page), ours: () => errors.filter((error) => /whosaid|wasm|panicked|(chrome|moz)-extension:/i.test(error) && !/content.security.policy/i.test(error)) });
    }
    await turn(options, true);
    for (const { name, page, isArticle, before } of tabs) {
      if (isArticle) await waitFor(page, () => performance.getEntriesByName('whosaid:pass').length > 0);
      const during = await markup(page);
      const hidden = during.match(HIDDEN)?.length ?? 0;
      assert(during.replace(HIDDEN, '') === before, `${name}: nothing but our attribute is new`);
      counts.pages += 1;
      counts.changed += Number(hidden > 0);
      counts.hidden += hidden;
    }
    await turn(options, false);
    for (const { name, page, before, ours } of tabs) {
      await isBare(page);
      assert((await markup(page)) === before, `${name} is as it was`);
      assert.deepEqual(ours(), [], name);
    }
    await session.tidy();
  });
}

after(() => console.log(`${BROWSER}: ${counts.pages} pages of ${pages.length} as they were; in between ${counts.hidden} elements were hidden, on ${counts.changed} pages`));
