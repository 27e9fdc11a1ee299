// `cargo xtask screenshots`: every surface of ours in light, dark, narrow and forced colours, a sheet for each, into docs/screenshots;
// and the stores' pictures, into docs/store.

import { mkdirSync } from 'node:fs';
import { file, sample, start, until, waitFor } from './harness.js';

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
const colours = () => /** @type {any} */ (document.querySelector('iframe')).contentWindow.CSS.highlights.size > 0;
/** @type {{ name: string, there: () => unknown, width: number, narrow: number, height?: number }[]} */
const SURFACES = [
  { name: 'panel', there: () => document.querySelector('ol.quotations li'), width: 420, narrow: 260, height: 1000 },
  { name: 'options', there: () => document.querySelector('#keys kbd'), width: 760, narrow: 360 },
  // In a tab: the real popup keeps its own size.
  { name: 'popup', there: () => document.querySelector('#speakers .name'), width: 340, narrow: 260 },
  { name: 'welcome', there: colours, width: 900, narrow: 360 },
];
/** Light, for the stores. @type {Uint8Array | undefined} */
let panel;
for (const { name, there, width, narrow, height } of SURFACES) {
  await page.bringToFront();
  const surface = await session.extensionPage(`${name}.html`);
  await waitFor(surface, there);
  const pictures = [];
  for (const look of LOOKS) {
    await dress(surface, look);
    await surface.setViewport({ width: look.name === 'narrow' ? narrow : width, height: height ?? 700 });
    pictures.push(await surface.screenshot({ fullPage: !height }));
  }
  if (name === 'panel') {
    await surface.setViewport({ width: 420, height: 800 });
    await dress(surface, LOOKS[0] ?? { name: '', features: {} });
    panel = await surface.screenshot();
  }
  await surface.close();
  await sheet(name, pictures);
}
const cards = [];
for (const look of LOOKS) cards.push(await card(look, look.name === 'narrow' ? 380 : 760, 520));
await sheet('card', cards);
await store();
await session.stop();
console.log(`Sheets of ${SURFACES.map(({ name }) => name).join(', ')} and card in ${folder}; the stores' pictures in docs/store`);

/** @param {Page} surface @param {typeof LOOKS[number]} look */
async function dress(surface, { features }) {
  const devtools = await surface.createCDPSession();
  // All of them each time: what one look sets, the next one would keep.
  const still = { 'prefers-reduced-motion': 'reduce', 'forced-colors': 'none', ...features };
  await devtools.send('Emulation.setEmulatedMedia', { features: Object.entries(still).map(([name, value]) => ({ name, value })) });
}

/** @param {Uint8Array} png */
function data(png) {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

/** Draws pictures beside each other. @param {string} path @param {string} body @param {{ width: number, height: number }} [size] */
async function draw(path, body, size) {
  const table = await session.browser.newPage();
  await table.setViewport(size ?? { width: 2600, height: 100 });
  await table.setContent(`<body style="margin: 0; background: #8a8f99; width: max-content">${body}`);
  await until(async () => (await table.evaluate(() => [...document.images].every((image) => image.complete))) || undefined, 'the pictures are there');
  if (size) await table.screenshot({ path });
  else await (await table.$('body'))?.screenshot({ path });
  await table.close();
}

/** @param {string} name @param {Uint8Array[]} pictures */
function sheet(name, pictures) {
  const images = pictures.map((png) => `<img src="${data(png)}">`).join('');
  return draw(`${folder}/${name}.png`, `<div style="display: flex; gap: 16px; align-items: start; padding: 16px; zoom: 0.7">${images}</div>`);
}

/** The page with a card. @param {typeof LOOKS[number]} look @param {number} width @param {number} height */
async function card(look, width, height) {
  await page.bringToFront();
  await dress(page, look);
  await page.setViewport({ width, height });
  await page.keyboard.press('Escape');
  const { x, y } = await page.evaluate(() => {
    const own = [.../** @type {any} */ (CSS.highlights)].find(([name]) => /^whosaid-(line-|solid-)?1$/.test(name));
    const [first] = own[1];
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
  return page.screenshot();
}

/** What the stores show: 1280 by 800 pixels. */
async function store() {
  const target = file('docs/store');
  const [light = { name: '', features: {} }, dark = light] = LOOKS;
  const size = { width: 1280, height: 800 };
  const png = await card(light, size.width, size.height);
  await draw(`${target}/1-card.png`, `<img src="${data(png)}">`, size);
  if (panel) {
    await page.keyboard.press('Escape');
    await page.setViewport({ width: 860, height: 800 });
    const article = await page.screenshot();
    await draw(`${target}/2-panel.png`, `<div style="display: flex"><img src="${data(article)}"><img src="${data(panel)}"></div>`, size);
  }
  const night = await card(dark, size.width, size.height);
  await draw(`${target}/3-dark.png`, `<img src="${data(night)}">`, size);
}
