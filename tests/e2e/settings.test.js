// The switches: they act on the open page at once, and are remembered.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { sample, start, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

const colours = () => [.../** @type {any} */ (CSS.highlights).keys()].some((name) => name.startsWith('whosaid-'));
const noColours = () => [.../** @type {any} */ (CSS.highlights).keys()].every((name) => !name.startsWith('whosaid-'));
const cleared = () => document.querySelector('[data-whosaid-hidden]') !== null;
const notCleared = () => document.querySelector('[data-whosaid-hidden]') === null;

/**
 * Turns one of the popup's switches.
 *
 * @param {Page} popup
 * @param {'quotations' | 'filter' | 'site'} id
 */
async function turn(popup, id) {
  await waitFor(popup, () => !document.getElementById('site-row')?.hidden);
  await popup.$eval(`#${id}`, (input) => /** @type {HTMLInputElement} */ (input).click());
}

/**
 * Opens the sample article and its popup.
 *
 * @param {string} [host]
 */
async function opened(host) {
  const { page } = await session.open({ html: sample(), host });
  // Gone, should the page ever be loaded again.
  await page.evaluate(() => Object.assign(globalThis, { stillHere: true }));
  return { page, popup: await session.popup(page) };
}

const stillHere = (/** @type {Page} */ page) => page.evaluate(() => 'stillHere' in globalThis);

test('each switch acts on the open page, without a reload, off and on', async () => {
  const { page, popup } = await opened();
  await waitFor(page, colours);
  await waitFor(page, cleared);
  await turn(popup, 'quotations');
  await waitFor(page, noColours);
  assert(await page.evaluate(cleared), 'the filter is another switch');
  await turn(popup, 'filter');
  await waitFor(page, notCleared);
  await turn(popup, 'quotations');
  await waitFor(page, colours);
  assert(await page.evaluate(notCleared), 'the filter is another switch');
  await turn(popup, 'filter');
  await waitFor(page, cleared);
  assert(await stillHere(page));
});

test('the switches are remembered, for this page, other pages, and the popup', async () => {
  const first = await opened();
  await turn(first.popup, 'filter');
  await waitFor(first.page, notCleared);
  await first.popup.close();
  const second = await opened();
  await waitFor(second.page, colours);
  assert(await second.page.evaluate(notCleared));
  await waitFor(second.popup, () => !document.getElementById('site-row')?.hidden);
  assert.equal(await second.popup.$eval('#filter', (input) => /** @type {HTMLInputElement} */ (input).checked), false);
  assert.equal(await second.popup.$eval('#quotations', (input) => /** @type {HTMLInputElement} */ (input).checked), true);
});

test('a site can be switched off, at once and for later, and others stay on', async () => {
  const { page, popup } = await opened('localhost');
  await waitFor(page, colours);
  await turn(popup, 'site');
  await waitFor(page, noColours);
  await waitFor(page, notCleared);
  assert(await stillHere(page));
  await popup.close();
  const later = await session.visit(page.url());
  const again = await session.popup(later.page);
  await waitFor(again, () => document.getElementById('state')?.textContent?.includes('off on this site'));
  assert(await later.page.evaluate(noColours));
  assert(await later.page.evaluate(notCleared));
  await again.close();
  const other = await opened('127.0.0.1');
  await waitFor(other.page, colours);
  await waitFor(other.page, cleared);
});

test('every open tab follows', async () => {
  const first = await opened();
  const second = await opened();
  await turn(second.popup, 'quotations');
  await waitFor(second.page, noColours);
  await waitFor(first.page, noColours);
});
