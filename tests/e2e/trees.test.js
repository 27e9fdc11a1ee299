// Articles that stand in trees of their own: in open shadow roots, in slots, in frames of the same origin.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { isPainted, markup, painted, sample, start, until, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

const PARAGRAPHS = [
  'The lighthouse on Gull Rock will keep its keeper, the county decided on Monday after an evening of argument in the old school hall.',
  '“Nobody can dim a lamp from a desk in the capital,” said Keeper Maren Holt, who has lived on the rock for eleven years.',
  'The county had planned to let a computer do her work. It would have saved the price of a fire engine every year, the treasurer reckoned.',
  '“We were wrong about the savings,” Treasurer Abel Quist said. Boats from four villages had come to listen, more than in any year before.',
];
const AD = '<p class="ad-label">Advertisement</p>';
const HELD = '“Nobody can dim a lamp';
const QUIST = '“We were wrong';

const article = `<h1>The lamp stays lit</h1>${AD}${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}`;
/** @param {string} body @param {string} [script] */
const page = (body, script = '') => `<!doctype html><html lang="en"><title>The lamp stays lit</title><body>${body}<script>${script}</script>`;
const define = (/** @type {string} */ inner) =>
  `customElements.define('news-story', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(inner)}; } });`;

/**
 * Whether a quotation's background on the screen is more than the page's: what is painted is seen.
 *
 * @param {Page} page
 * @param {() => Element | null | undefined} find
 */
async function isColoured(page, find) {
  const handle = await page.evaluateHandle(find);
  const element = /** @type {import('puppeteer-core').ElementHandle<Element>} */ (handle.asElement());
  const shot = await element.screenshot({ encoding: 'base64' });
  return page.evaluate(async (shot) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${shot}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let coloured = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 24) coloured++;
    }
    return coloured > 200;
  }, shot);
}

/** @param {Page} page */
async function turnOff(page) {
  const popup = await session.popup(page);
  await popup.waitForSelector('#site');
  await waitFor(popup, () => !document.getElementById('site-row')?.hidden);
  await popup.$eval('#site', (input) => /** @type {HTMLInputElement} */ (input).click());
}

test('an article in an open shadow root is read, painted, cleared, and left as it was', async () => {
  const { page: tab, errors } = await session.open({ html: page('<news-story></news-story>', define(article)) });
  await isPainted(tab, HELD);
  await isPainted(tab, QUIST);
  assert(await isColoured(tab, () => document.querySelector('news-story')?.shadowRoot?.querySelector('p:nth-of-type(3)')), 'it can be seen');
  const label = () => getComputedStyle(/** @type {Element} */ (document.querySelector('news-story')?.shadowRoot?.querySelector('.ad-label'))).display;
  assert.equal(await tab.evaluate(label), 'none');
  await turnOff(tab);
  await waitFor(tab, () => /** @type {any} */ (CSS.highlights).size === 0);
  const state = () => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('news-story')?.shadowRoot);
    return { html: root.innerHTML, sheets: root.adoptedStyleSheets.length };
  };
  assert.deepEqual(await tab.evaluate(state), { html: article, sheets: 0 });
  assert.deepEqual(errors, []);
});

test('what is given to slots is read where it stands, and a quotation may go from one tree into another', async () => {
  const inner = `<slot name="title"></slot>${AD}<slot></slot><p><slot name="who"></slot>”, Treasurer Abel Quist said. Boats from four villages had come to listen, more than in any year before.</p>`;
  const light = `<h1 slot="title">The lamp stays lit</h1>${PARAGRAPHS.slice(0, 3).map((text) => `<p>${text}</p>`).join('')}<b slot="who">“We were wrong about the savings</b>`;
  const { page: tab, errors } = await session.open({ html: page(`<main><news-story>${light}</news-story></main>`, define(inner)) });
  await isPainted(tab, HELD);
  await isPainted(tab, QUIST);
  assert(Object.values(await painted(tab)).flat().includes('”'), 'its end is painted in the other tree');
  assert.deepEqual(errors, []);
});

test('a component that comes to life late, and changes later', async () => {
  const { page: tab, errors } = await session.open({ html: page('<p>Loading…</p><news-story></news-story>') });
  await tab.evaluate((script) => (0, eval)(script), define(article));
  await isPainted(tab, HELD);
  await tab.evaluate(() => {
    const paragraph = document.createElement('p');
    paragraph.textContent = '“The lamp belongs to the boats,” said Harbour Pilot Signe Aas on the stairs.';
    document.querySelector('news-story')?.shadowRoot?.append(paragraph);
  });
  await isPainted(tab, '“The lamp belongs');
  assert.deepEqual(errors, []);
});

test('components within components', async () => {
  const nested = `customElements.define('news-body', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(article)}; } });`;
  const { page: tab, errors } = await session.open({ html: page('<news-story></news-story>', nested + define('<div><news-body></news-body></div>')) });
  await isPainted(tab, HELD);
  assert.deepEqual(errors, []);
});

test('an article in a frame of the same origin is read and painted there', async () => {
  const inner = session.publish({ html: page(article) });
  const { page: tab, errors } = await session.open({ html: page(`<p>Reader’s view</p><iframe src="${inner}" width="800" height="600"></iframe>`) });
  const frame = await until(async () => tab.frames().find((frame) => frame.url() === inner), 'the frame is there');
  const marks = () => {
    /** @type {string[]} */
    const texts = [];
    /** @type {any} */ (CSS.highlights).forEach((/** @type {Set<AbstractRange>} */ ranges) => ranges.forEach((range) => texts.push(range.startContainer.textContent ?? '')));
    return texts.join('\n');
  };
  await until(async () => ((await frame.evaluate(marks)).includes(HELD) ? true : undefined), 'the frame is painted');
  assert(await isColoured(tab, () => document.querySelector('iframe')), 'it can be seen');
  assert.equal(await frame.evaluate(() => getComputedStyle(/** @type {Element} */ (document.querySelector('.ad-label'))).display), 'none');
  await frame.evaluate(() => {
    const paragraph = document.createElement('p');
    paragraph.textContent = '“The lamp belongs to the boats,” said Harbour Pilot Signe Aas on the stairs.';
    document.body.append(paragraph);
  });
  await until(async () => ((await frame.evaluate(marks)).includes('“The lamp belongs') ? true : undefined), 'what comes late is painted');
  await turnOff(tab);
  await until(async () => ((await frame.evaluate(marks)) === '' ? true : undefined), 'the colours are gone');
  assert.equal(await frame.evaluate(() => document.adoptedStyleSheets.length), 0);
  assert.equal((await frame.evaluate(() => document.documentElement.outerHTML)).includes('whosaid'), false);
  assert.deepEqual(errors, []);
});

test('frames of others are not entered, and say nothing', async () => {
  const other = session.publish({ html: page(article), host: 'localhost' });
  const { page: tab, errors } = await session.open({ html: sample().replace('<footer>', `<iframe src="${other}"></iframe><footer>`) });
  await isPainted(tab, '“We have pumped');
  assert(!(await markup(tab)).includes('Gull Rock'));
  const frame = await until(async () => tab.frames().find((frame) => frame.url() === other), 'the frame is there');
  assert.equal(await frame.evaluate(() => /** @type {any} */ (CSS.highlights).size), 0);
  assert.deepEqual(errors, []);
});
