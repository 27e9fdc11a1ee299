// What was cleared away can be seen again: one, or all.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { painted, sample, start, until, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

const hidden = () => document.querySelectorAll('[data-whosaid-hidden]').length;

/** @param {Page} popup */
const ready = (popup) => waitFor(popup, () => document.querySelector('#kinds details'));

/** Has the page looked at once more, and waits for that. @param {Page} page */
async function lookAgain(page) {
  await page.evaluate(() => {
    performance.clearMeasures('whosaid:pass');
    document.body.append(Object.assign(document.createElement('p'), { textContent: 'The ferry was late again.' }));
  });
  await waitFor(page, () => performance.getEntriesByName('whosaid:pass').length > 0);
}

test('one is shown again, and stays', async () => {
  const { page } = await session.open({ html: sample() });
  const before = await page.evaluate(hidden);
  const popup = await session.popup(page);
  await ready(popup);
  await popup.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    /** @type {HTMLElement} */ (document.querySelector('details button')).click();
  });
  await waitFor(page, (before) => document.querySelectorAll('[data-whosaid-hidden]').length === before - 1, before);
  await waitFor(popup, () => /** @type {HTMLButtonElement} */ (document.querySelector('details button')).disabled);
  assert.match(await popup.$eval('#cleared-count', (count) => count.textContent ?? ''), new RegExp(`^${before - 1} `));
  await lookAgain(page);
  assert.equal(await page.evaluate(hidden), before - 1);
});

test('all are shown again, and stay', async () => {
  const { page } = await session.open({ html: sample() });
  const popup = await session.popup(page);
  await ready(popup);
  await popup.$eval('#show-all', (button) => /** @type {HTMLElement} */ (button).click());
  await waitFor(page, () => !document.querySelector('[data-whosaid-hidden]'));
  await waitFor(popup, () => document.getElementById('show-all')?.hidden);
  await lookAgain(page);
  assert.equal(await page.evaluate(hidden), 0);
});

test('noise that comes late is cleared away, too, and the popup hears of it', async () => {
  const { page } = await session.open({ html: sample() });
  const popup = await session.popup(page);
  await ready(popup);
  const before = await page.evaluate(hidden);
  await page.evaluate(() => {
    const label = Object.assign(document.createElement('div'), { textContent: 'Advertisement', id: 'late' });
    [...document.querySelectorAll('article p')].find((p) => p.textContent?.startsWith('The plan will cost'))?.after(label);
  });
  await waitFor(page, () => document.getElementById('late')?.hasAttribute('data-whosaid-hidden'));
  await waitFor(popup, (now) => document.getElementById('cleared-count')?.textContent?.startsWith(`${now} `), before + 1);
});

test('a page that is looked at again keeps its colours', async () => {
  const { page } = await session.open({ html: sample() });
  const before = await painted(page);
  await lookAgain(page);
  assert.deepEqual(await painted(page), before);
  await until(async () => ((await page.evaluate(hidden)) > 0 ? true : undefined), 'noise stays hidden');
});
