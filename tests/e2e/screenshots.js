// `cargo xtask screenshots`: the page and the popup, in light and dark, into docs/screenshots.

import { mkdirSync } from 'node:fs';
import { file, sample, start, until, waitFor } from './harness.js';

const folder = file('docs/screenshots');
mkdirSync(folder, { recursive: true });
const session = await start();

for (const scheme of ['light', 'dark']) {
  const { page } = await session.open({ html: sample() });
  await page.setViewport({ width: 1180, height: 1000 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const below = await page.screenshot({ path: `${folder}/page-${scheme}.png` });
  // In a tab, where it is as long as its content: as a popup it may scroll.
  const popup = await session.extensionPage('popup.html');
  await popup.setViewport({ width: 350, height: 100 });
  await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await waitFor(popup, () => document.querySelector('#speakers .name'));
  const above = await popup.screenshot({ path: `${folder}/popup-${scheme}.png`, fullPage: true });
  await together(`${folder}/both-${scheme}.png`, scheme, below, above);
}
await session.stop();
console.log(`Six pictures in ${folder}`);

/**
 * The page with the popup over it, as a reader has them.
 *
 * @param {string} path
 * @param {string} scheme
 * @param {Uint8Array} below
 * @param {Uint8Array} above
 */
async function together(path, scheme, below, above) {
  const shadow = scheme === 'dark' ? '0 0 0 1px #555, 0 10px 40px #000' : '0 0 0 1px #ccc, 0 10px 40px #0005';
  const data = (/** @type {Uint8Array} */ png) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const picture = await session.browser.newPage();
  await picture.setViewport({ width: 1180, height: 1000 });
  await picture.setContent(
    `<body style="margin: 0"><img src="${data(below)}">
    <img style="position: fixed; top: 14px; right: 20px; border-radius: 10px; box-shadow: ${shadow}" src="${data(above)}">`,
  );
  await until(async () => (await picture.evaluate(() => [...document.images].every((image) => image.complete))) || undefined, 'the pictures are there');
  await picture.screenshot({ path });
  await picture.close();
}
