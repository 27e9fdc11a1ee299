// An article is opened: who said what is shown, the noise is gone, the popup knows, and all of it can be taken back.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { BROWSER, markup, painted, passed, readable, sample, start, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

// Whose words are which in the sample article.
const SAID = {
  'Ines Calder': ['“We have pumped', '“This wall is late'],
  'Ruth Adeyemi': ['“a monument to panic”', '“People come here', '“Take that away'],
  'Tomasz Wren': ['“I grew up on this quay', '“For a year', '“None of them'],
  'Graham Pell': ['“Nobody in this room'],
  'Lene Marsh': ['“The figures were checked'],
  'Josef Amsel': ['“a polite conversation'],
};
const NOISE = ['Advertisement', 'Also read|', 'Sign up for the Courier'];

/**
 * The speakers that the popup lists, with their colours and counts.
 *
 * @param {Page} popup
 */
async function listed(popup) {
  await waitFor(popup, () => document.querySelector('#speakers .name'));
  return popup.evaluate(() =>
    [...document.querySelectorAll('#speakers .row')].map((row) => ({
      name: row.querySelector('.name')?.firstChild?.textContent ?? '',
      colour: row.querySelector('.chip')?.getAttribute('data-colour') ?? '',
      count: Number(row.querySelector('.count')?.textContent),
    })),
  );
}

test('every quotation is painted in the colour of its speaker, whose name is marked in it, too', async () => {
  const { page, errors } = await session.open({ html: sample() });
  const speakers = await listed(await session.popup(page));
  const marks = await painted(page);
  for (const [name, beginnings] of Object.entries(SAID)) {
    const speaker = speakers.find((speaker) => speaker.name === name);
    assert(speaker, `${name} is listed among ${speakers.map((speaker) => speaker.name).join(', ')}`);
    const quoted = marks[`whosaid-${speaker.colour}`] ?? [];
    for (const beginning of beginnings) {
      assert(quoted.some((text) => text.includes(beginning)), `${beginning} is ${name}’s: ${quoted.join(' | ')}`);
    }
    assert(marks[`whosaid-name-${speaker.colour}`]?.some((text) => text.includes(name)), `${name} is marked`);
  }
  assert.equal(new Set(speakers.map((speaker) => speaker.colour)).size, speakers.length, 'one colour per speaker');
  assert(!JSON.stringify(marks).includes('hundred-year'), 'scare quotes are nobody’s words');
  assert.deepEqual(errors, []);
});

test('ad noise is hidden, and every other line stays', async () => {
  const address = session.publish({ html: sample() });
  const { page } = await session.visit(address);
  await passed(page);
  const shown = await readable(page);
  const all = await page.evaluate(() => {
    for (const hidden of document.querySelectorAll('[data-whosaid-hidden]')) hidden.removeAttribute('data-whosaid-hidden');
    return document.body.innerText;
  });
  const lines = all.split('\n').map((line) => line.trim()).filter(Boolean);
  const isNoise = (/** @type {string} */ line) => NOISE.some((start) => line.startsWith(start));
  assert(lines.filter(isNoise).length >= 6, 'there was noise');
  assert.deepEqual(shown.filter(isNoise), []);
  assert.deepEqual(shown, lines.filter((line) => !isNoise(line) && line !== 'Sign up'));
});

test('nothing in the page is wrapped, split or removed; switched off, it is as it was', async () => {
  const html = sample();
  // What the browser makes of it by itself: the extension does not work on what is no HTML page of the web.
  const plain = await session.browser.newPage();
  await plain.setContent(html);
  const before = await markup(plain);
  await plain.close();
  const { page } = await session.open({ html });
  const hidden = / data-whosaid-hidden="[^"]*"/g;
  const during = await markup(page);
  assert(during !== before, 'something was hidden');
  assert(during.replace(hidden, '') === before, 'nothing else was done');
  const popup = await session.popup(page);
  await listed(popup);
  await popup.$eval('#quotations', (input) => /** @type {HTMLInputElement} */ (input).click());
  await popup.$eval('#filter', (input) => /** @type {HTMLInputElement} */ (input).click());
  await waitFor(page, () => !document.querySelector('[data-whosaid-hidden]'));
  await waitFor(page, () => [.../** @type {any} */ (CSS.highlights).keys()].every((name) => !name.startsWith('whosaid-')));
  assert((await markup(page)) === before, 'the page is as it was');
});

test('the popup counts quotations and what was removed', async () => {
  const { page } = await session.open({ html: sample() });
  const popup = await session.popup(page);
  const speakers = await listed(popup);
  const calder = speakers.find((speaker) => speaker.name === 'Ines Calder');
  assert(calder && calder.count >= 1);
  const total = speakers.reduce((sum, speaker) => sum + speaker.count, 0);
  assert.match(await popup.$eval('#quoted-count', (count) => count.textContent ?? ''), new RegExp(`^${total} `));
  const hidden = await page.evaluate(() => document.querySelectorAll('[data-whosaid-hidden]').length);
  assert(hidden > 0);
  assert.match(await popup.$eval('#cleared-count', (count) => count.textContent ?? ''), new RegExp(`^${hidden} `));
});

test('a click on a speaker scrolls to the next of their quotations', async () => {
  const { page } = await session.open({ html: sample() });
  const popup = await session.popup(page);
  await listed(popup);
  const inSight = (/** @type {string} */ beginning) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (!walker.nextNode()?.textContent?.includes(beginning));
    const range = document.createRange();
    range.setStart(walker.currentNode, walker.currentNode.textContent?.indexOf(beginning) ?? 0);
    const { top } = range.getBoundingClientRect();
    return top >= 0 && top <= innerHeight;
  };
  assert.equal(await page.evaluate(inSight, 'a polite conversation'), false);
  await popup.evaluate(() => {
    const rows = [...document.querySelectorAll('#speakers button')];
    /** @type {HTMLElement | undefined} */ (rows.find((row) => row.textContent?.includes('Josef Amsel')))?.click();
  });
  await waitFor(page, inSight, 'a polite conversation');
});

test('the popup is usable by keyboard', async () => {
  const { page } = await session.open({ html: sample() });
  const popup = await session.popup(page);
  await listed(popup);
  if (BROWSER === 'firefox') await popup.bringToFront();
  const focused = () => popup.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || '');
  /** @type {string[]} */
  const order = [];
  for (let key = 0; key < 6; key++) {
    await popup.keyboard.press('Tab');
    order.push(await focused());
  }
  assert.deepEqual(order.slice(0, 3), ['quotations', 'filter', 'site']);
  assert(order.some((text) => text.includes('Ines Calder')), order.join(' | '));
  await popup.focus('#quotations');
  await popup.keyboard.press(' ');
  await waitFor(page, () => [.../** @type {any} */ (CSS.highlights).keys()].every((name) => !name.startsWith('whosaid-')));
});
