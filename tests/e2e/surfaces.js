// `cargo xtask screenshots`: panel, options and card, in light, dark, narrow and forced colours, into docs/screenshots.

import { mkdirSync } from 'node:fs';
import { file, sample, start, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

const folder = file('docs/screenshots');
mkdirSync(folder, { recursive: true });

/** @type {{ name: string, features: { [feature: string]: string } }[]} */
const LOOKS = [
  { name: 'light', features: { 'prefers-color-scheme': 'light' } },
  { name: 'dark', features: { 'prefers-color-scheme': 'dark' } },
  { name: 'narrow', features: { 'prefers-color-scheme': 'light' } },
  { name: 'forced', features: { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' } },
];

const session = await start();
const { page } = await session.open({ html: sample() });
const SURFACES = [
  { name: 'panel', there: 'ol.quotations li', width: 420, narrow: 260 },
  { name: 'options', there: '[name=colour]', width: 760, narrow: 360 },
  // In a tab: the real popup keeps its own size.
  { name: 'popup', there: '#speakers .name', width: 340, narrow: 260 },
];
for (const { name, there, width, narrow } of SURFACES) {
  await page.bringToFront();
  const surface = await session.extensionPage(`${name}.html`);
  await waitFor(surface, (there) => document.querySelector(there), there);
  for (const look of LOOKS) await take(surface, name, look, look.name === 'narrow' ? narrow : width);
  await surface.close();
}
for (const look of LOOKS) await card(look);
await session.stop();
console.log(`Pictures of panel, options, popup and card in ${folder}`);

/** @param {Page} surface @param {typeof LOOKS[number]} look */
async function dress(surface, { features }) {
  const devtools = await surface.createCDPSession();
  await devtools.send('Emulation.setEmulatedMedia', { features: Object.entries(features).map(([name, value]) => ({ name, value })) });
}

/** @param {Page} surface @param {string} name @param {typeof LOOKS[number]} look @param {number} width */
async function take(surface, name, look, width) {
  await dress(surface, look);
  await surface.setViewport({ width, height: 700 });
  await surface.screenshot({ path: `${folder}/${name}-${look.name}.png`, fullPage: true });
}

/** The page with a card. @param {typeof LOOKS[number]} look */
async function card(look) {
  await page.bringToFront();
  await dress(page, { ...look, features: { ...look.features, 'prefers-reduced-motion': 'reduce' } });
  await page.setViewport({ width: look.name === 'narrow' ? 380 : 900, height: 700 });
  await page.keyboard.press('Escape');
  const { x, y } = await page.evaluate(() => {
    const [first] = /** @type {any} */ (CSS.highlights).get('whosaid-1');
    const range = document.createRange();
    range.setStart(first.startContainer, first.startOffset);
    range.setEnd(first.endContainer, first.endOffset);
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    const { left, top } = /** @type {DOMRect} */ (range.getClientRects()[0]);
    return { x: left, y: top };
  });
  await page.mouse.move(x + 60, y + 8);
  await page.mouse.move(x + 61, y + 8);
  await waitFor(page, () => document.querySelector('whosaid-card'));
  await page.screenshot({ path: `${folder}/card-${look.name}.png` });
}
