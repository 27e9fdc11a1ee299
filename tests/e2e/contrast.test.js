// The words under our highlights stay readable on any ground, and in any of the looks that the reader can choose.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { PHOTOGRAPH, measure } from './contrast.js';
import { painted, start, until, waitFor } from './harness.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

/** A ground, who speaks on it, and how the words have to be painted there. @type {[string, string, string, string][]} */
const GROUNDS = [
  ['color: #111; background: #fff', 'Ines Calder', 'whosaid-', 'whosaid-name-'],
  ['color: #eee; background: #141414', 'Ruth Adeyemi', 'whosaid-', 'whosaid-name-'],
  ['color: #757575; background: #fff', 'Tomasz Wren', 'whosaid-line-', 'whosaid-line-'],
  ['color: #aaa; background: #fff', 'Graham Pell', 'whosaid-solid-', 'whosaid-solid-'],
  [`color: #fff; background: #777 ${PHOTOGRAPH}`, 'Lene Marsh', 'whosaid-solid-', 'whosaid-solid-'],
  ['color: oklch(0.98 0 0); background: oklch(0.2 0.05 250)', 'Josef Amsel', 'whosaid-', 'whosaid-name-'],
  ['color: transparent; background: linear-gradient(red, blue); background-clip: text', 'Nadia Rowe', 'whosaid-solid-', 'whosaid-solid-'],
  ['color: #111; background: linear-gradient(red, red) 0 100% / 100% 2px no-repeat', 'Harriet Lowe', 'whosaid-', 'whosaid-name-'],
];

const PROSE = '<p>The bridge over the Marl was closed in the morning, and nobody could tell for how long. Trucks stood along the whole river road, and their drivers drank coffee in the sun.</p>';
const html = `<!doctype html><title>The bridge</title><body style="background: #fff; font: 18px serif"><article><h1>The bridge is closed</h1>${PROSE.repeat(3)}${GROUNDS.map(
  ([style, name]) => `<p><span style="${style.replaceAll('"', '&quot;')}">“It will be opened again as soon as it is safe, and not an hour before,” said ${name}.</span></p>`,
).join('')}${PROSE}</article></body>`;

test('each ground gets what stays readable on it, and that is so on the screen', async () => {
  const { page } = await session.open({ html });
  const all = await painted(page);
  for (const [style, name, quoted, named] of GROUNDS) {
    const number = GROUNDS.findIndex(([, other]) => other === name) + 1;
    assert.match(String(all[`${quoted}${number}`]), /^“It will be opened again/, `${style}: ${quoted}`);
    assert(all[`${named}${number}`]?.includes(name), `${style}: ${named}`);
  }
  const darkroom = await session.browser.newPage();
  await page.bringToFront();
  const measured = await measure(page, darkroom, 100);
  assert(measured.length >= 2 * GROUNDS.length);
  for (const { highlight, text, contrast } of measured) assert(contrast >= 4.5, `${highlight} ${text}: ${contrast}`);
  await darkroom.close();
});

test('the look that the reader chooses is judged anew', async () => {
  const { page } = await session.open({ html });
  const options = await session.extensionPage('options.html');
  await waitFor(options, () => /** @type {HTMLInputElement} */ (document.querySelector('[value=direct]')).checked);
  // Only lines: nothing is behind the words that could be too much for grey ones.
  await options.$eval('[name=look][value=underline]', (box) => /** @type {HTMLElement} */ (box).click());
  await until(async () => (Object.keys(await painted(page)).some((name) => name.includes('-line-')) ? undefined : true), 'grey words are painted as all others');
});
