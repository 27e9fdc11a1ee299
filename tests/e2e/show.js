// `cargo xtask run`: the extension on the sample article, for people. With a display, in a window; without one, in print.

import { mkdirSync } from 'node:fs';
import { BROWSER, file, sample, start, view } from './harness.js';

const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const session = await start({ headless: !display });

if (display) {
  const { page } = await session.visit(session.publish({ html: sample() }));
  await page.bringToFront();
  console.log('The browser is open. Click on Whosaid in its toolbar for the popup; close the browser to end.');
  await new Promise((closed) => session.browser.once('disconnected', closed));
  process.exit();
}

const { page } = await session.open({ html: sample() });
const { quotations, speakers, noise } = await view(await session.popup(page));

console.log(`\nNo display here, so in print: the sample article in ${BROWSER === 'chrome' ? 'Chromium' : 'Firefox'}.\n`);
for (const { parts, who, via } of quotations) {
  const speaker = who === null ? 'not named' : speakers[who]?.name;
  console.log(`  ${speaker}${via ? ` (through ${via})` : ''}: ${parts.join(' … ')}`);
}
console.log('\nFiltered out:');
for (const { kind, text, reason } of noise) console.log(`  ${kind}: ${text || '(an empty box)'}  [${reason}]`);

const folder = file('target/xtask');
mkdirSync(folder, { recursive: true });
await page.screenshot({ path: `${folder}/sample.png`, fullPage: true });
console.log(`\nA screenshot of it: ${folder}/sample.png`);
await session.stop();
