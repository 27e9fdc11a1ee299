// `cargo xtask screenshots`: panel, options and card, in light, dark, narrow and forced colours, into docs/screenshots.

import { mkdirSync } from 'node:fs';
import { file, sample, start, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

const folder = file('docs/screenshots');
mkdirSync(folder, { recursive: true });

/** @type {{ name: string, width: number, features: { [feature: string]: string } }[]} */
const LOOKS = [
  { name: 'light', width: 420, features: { 'prefers-color-scheme': 'light' } },
  { name: 'dark', width: 420, features: { 'prefers-color-scheme': 'dark' } },
  { name: 'narrow', width: 260, features: { 'prefers-color-scheme': 'light' } },
  { name: 'forced', width: 420, features: { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' } },
];

const session = await start();
const { page } = await session.open({ html: sample() });
const panel = await session.extensionPage('panel.html');
await waitFor(panel, () => document.querySelectorAll('ol.quotations li').length > 0);
const options = await session.extensionPage('options.html');
await waitFor(options, () => document.querySelectorAll('[name=colour]').length === 12);
const popup = await session.popup(page);
await waitFor(popup, () => document.querySelector('#speakers .name'));
for (const look of LOOKS) {
  await take(panel, 'panel', look, look.width);
  await take(options, 'options', look, look.name === 'narrow' ? 360 : 760);
  await take(popup, 'popup', look, look.name === 'narrow' ? 260 : 340);
  await card(look);
}
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
    const { left, top } = /** @type {DOMRect} */ (range.getClientRects()[0]);
    return { x: left, y: top };
  });
  await page.mouse.move(x + 60, y + 8);
  await page.mouse.move(x + 61, y + 8);
  await waitFor(page, () => document.querySelector('whosaid-card'));
  await page.screenshot({ path: `${folder}/card-${look.name}.png` });
}
