// `cargo xtask screenshots`: the playground, on a screen and on a phone, in light and dark, into docs/screenshots.

import { mkdirSync } from 'node:fs';
import { file, launch, waitFor } from './harness.js';
import { framed, read, reading, serve } from './playground.js';

/** @import { Page } from 'puppeteer-core' */

const folder = file('docs/screenshots');
mkdirSync(folder, { recursive: true });
const web = await serve();
const browser = await launch();

/** @type {{ name: string, scheme: string, width: number, height: number, sample?: string, act?: (page: Page) => Promise<unknown> }[]} */
const PICTURES = [
  { name: 'light', scheme: 'light', width: 1280, height: 820, act: card },
  { name: 'dark', scheme: 'dark', width: 1280, height: 820, act: card },
  { name: 'interview', scheme: 'light', width: 1280, height: 820, sample: 'interview' },
  { name: 'inspect', scheme: 'light', width: 1280, height: 820, act: (page) => page.click('#tab-inspection') },
  { name: 'sentences', scheme: 'dark', width: 1280, height: 820, act: sentences },
  { name: 'cleared', scheme: 'light', width: 1280, height: 820, act: (page) => page.click('#tab-cleared') },
  { name: 'own', scheme: 'light', width: 1280, height: 820, act: (page) => page.click('#own') },
  { name: 'phone', scheme: 'light', width: 390, height: 844 },
  { name: 'phone-list', scheme: 'dark', width: 390, height: 844, act: (page) => page.click('#unfold') },
  { name: 'phone-own', scheme: 'light', width: 390, height: 844, act: (page) => page.click('#own') },
];

for (const { name, scheme, width, height, sample, act } of PICTURES) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(web.address);
  await read(page);
  if (sample) await reading(page, () => page.click(`a[href="#${sample}"]`));
  await act?.(page);
  await page.screenshot({ path: `${folder}/playground-${name}.png` });
  await page.close();
}
await browser.close();
web.close();
console.log(`Pictures of the playground in ${folder}`);

/** A card over the first quotation. @param {Page} page */
async function card(page) {
  const box = await (await page.$('#page iframe'))?.boundingBox();
  const { x, y } = await framed(page, (document, { CSS }) => {
    const [first] = CSS.highlights.get('whosaid-1');
    const range = document.createRange();
    range.setStart(first.startContainer, first.startOffset);
    range.setEnd(first.endContainer, first.endOffset);
    const { left, top } = /** @type {DOMRect} */ (range.getClientRects()[0]);
    return { x: left + 120, y: top + 8 };
  });
  await page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y);
  await page.mouse.move((box?.x ?? 0) + x + 1, (box?.y ?? 0) + y);
  await waitFor(page, () => document.querySelector('iframe')?.contentDocument?.querySelector('whosaid-card'));
}

/** @param {Page} page */
async function sentences(page) {
  await page.click('#tab-inspection');
  await page.click('#inspection details:first-child summary');
  await page.click('#inspection details:last-child summary');
  await waitFor(page, () => document.querySelector('#inspection .token'));
}
