// How readable the words under our highlights are, as the screen shows them: the ink is taken away, what is behind it is photographed,
// and each point is compared with the ink's colour by the contrast ratio of WCAG 2.2.
//
//   node tests/e2e/contrast.js CORPUS [--every K]
//
// measures saved news pages: CORPUS holds manifest.jsonl (id, file) and gzipped HTML. Each is seen as it is, dark, in grey, and on a
// photograph.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { passed, start } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

const INKLESS = `
  *, *::before, *::after { -webkit-text-fill-color: transparent !important; text-shadow: none !important; text-decoration-color: transparent !important; transition: none !important; animation: none !important; }
  ${[...Array(12).keys()].flatMap((at) => ['', 'reported-', 'name-', 'line-', 'solid-'].map((kind) => `whosaid-${kind}${at + 1}`)).concat('whosaid-unnamed', 'whosaid-line-unnamed', 'whosaid-solid-unnamed').map((name) => `::highlight(${name})`).join(', ')} {
    color: transparent !important; -webkit-text-fill-color: transparent !important; text-decoration-line: none !important;
  }`;

/** @typedef {{ highlight: string, text: string, contrast: number }} Measured one line under one of our highlights */

/**
 * Measures the first line of so many ranges of a page.
 *
 * @param {Page} page
 * @param {Page} darkroom any other page, where pictures are looked at
 * @param {number} most
 * @returns {Promise<Measured[]>}
 */
export async function measure(page, darkroom, most = 12) {
  await page.evaluate((css) => {
    const style = document.createElement('style');
    style.id = 'inkless';
    style.textContent = css;
    document.documentElement.append(style);
    const all = [.../** @type {any} */ (CSS.highlights)].filter(([name]) => name.startsWith('whosaid-') && name !== 'whosaid-focus');
    Object.assign(globalThis, { measured: all.flatMap(([name, ranges]) => [...ranges].map((range) => ({ name, range }))) });
  }, INKLESS);
  const count = await page.evaluate(() => /** @type {any} */ (globalThis).measured.length);
  const step = Math.max(1, Math.floor(count / most));
  /** @type {Measured[]} */
  const found = [];
  for (let at = 0; at < count; at += step) {
    const place = await page.evaluate((at) => {
      const { name, range } = /** @type {any} */ (globalThis).measured[at];
      const element = range.startContainer.parentElement;
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const [line] = range.getClientRects();
      if (!line || line.width < 8 || line.height < 8 || line.left < 0 || line.top < 0 || line.right > innerWidth || line.bottom > innerHeight) return undefined;
      const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
      if (!top || !(element.contains(top) || top.contains(element))) return undefined;
      // Without the text-fill that hides it.
      const ink = name.includes('-solid-') ? getComputedStyle(document.documentElement).getPropertyValue('--whosaid-ink') : getComputedStyle(element).color;
      return { name, ink, text: range.toString().slice(0, 40), clip: { x: line.left + 1, y: line.top + line.height * 0.2, width: line.width - 2, height: line.height * 0.55 } };
    }, at);
    if (!place) continue;
    const shoot = async () => String(await page.screenshot({ clip: { ...place.clip, x: place.clip.x + (await page.evaluate(() => scrollX)), y: place.clip.y + (await page.evaluate(() => scrollY)) }, encoding: 'base64', captureBeyondViewport: false }));
    const contrast = await develop(darkroom, await shoot(), place.ink);
    found.push({ highlight: place.name, text: place.text, contrast });
  }
  await page.evaluate(() => document.getElementById('inkless')?.remove());
  return found;
}

/** The least contrast of a colour with a picture, of one point in fifty not to be counted. @param {Page} darkroom @param {string} picture @param {string} ink */
const develop = (darkroom, picture, ink) =>
  darkroom.evaluate(
    async (picture, ink) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const draw = (/** @type {number} */ width, /** @type {number} */ height, /** @type {(context: OffscreenCanvasRenderingContext2D) => void} */ act) => {
        const context = new OffscreenCanvas(width, height).getContext('2d');
        if (!context) throw new Error('no canvas');
        act(context);
        return context.getImageData(0, 0, width, height).data;
      };
      const pixels = draw(image.width, image.height, (context) => context.drawImage(image, 0, 0));
      const [r = 0, g = 0, b = 0, opacity = 255] = draw(1, 1, (context) => {
        context.fillStyle = ink;
        context.fillRect(0, 0, 1, 1);
      });
      const light = (/** @type {number[]} */ colour) => {
        const [r = 0, g = 0, b = 0] = colour.map((part) => (part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratios = [];
      for (let at = 0; at < pixels.length; at += 4) {
        const behind = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
        const share = opacity / 255;
        const own = [r, g, b].map((part, index) => part * share + (behind[index] ?? 0) * (1 - share));
        const [a, c] = [light(own), light(behind)];
        ratios.push((Math.max(a, c) + 0.05) / (Math.min(a, c) + 0.05));
      }
      ratios.sort((a, b) => a - b);
      return ratios[Math.floor(ratios.length / 50)] ?? NaN;
    },
    picture,
    ink,
  );

/** A photograph of nothing: light and dark side by side, as worst cases go. */
export const PHOTOGRAPH = `url("data:image/svg+xml,${encodeURIComponent("<svg xmlns='http://www.w3.org/2000/svg' width='90' height='70'><filter id='a'><feTurbulence baseFrequency='.04' numOctaves='3' seed='4'/><feColorMatrix values='2 0 0 0 -.4 0 2 0 0 -.4 0 0 2 0 -.4 0 0 0 0 1'/></filter><rect width='90' height='70' filter='url(#a)'/></svg>")}")`;

const VARIANTS = {
  'as it is': '',
  'dark': 'html { background: #121212 !important; color-scheme: dark } body, body * { background-color: transparent !important; color: #dcdcdc !important }',
  'in grey': 'html { background: #fff !important } body, body * { background-color: transparent !important; color: #757575 !important }',
  'on a photograph': `html { background: #777 ${PHOTOGRAPH} !important } body, body * { background-color: transparent !important; color: #fff !important }`,
};

async function corpus() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { every: { type: 'string', default: '10' } } });
  const [folder] = positionals;
  if (!folder) throw new Error('which corpus? node tests/e2e/contrast.js CORPUS [--every K]');
  /** @type {{ id: string, file: string }[]} */
  const pages = readFileSync(join(folder, 'manifest.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const session = await start();
  const darkroom = await session.browser.newPage();
  for (const [variant, css] of Object.entries(VARIANTS)) {
    /** @type {(Measured & { id: string })[]} */
    const all = [];
    for (const { id, file } of pages.filter((_, at) => at % Number(values.every) === 0)) {
      const html = gunzipSync(readFileSync(join(folder, file))).toString();
      const csp = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'wasm-unsafe-eval'";
      const page = await session.browser.newPage();
      try {
        const styled = css ? html.replace(/<\/head>/i, `<style>${css}</style></head>`) : html;
        await page.goto(session.publish({ html: styled, csp }), { waitUntil: 'load', timeout: 20_000 });
        await passed(page);
        await page.bringToFront();
        for (const one of await measure(page, darkroom, 6)) all.push({ id, ...one });
      } catch (error) {
        console.error(id, String(error).slice(0, 100));
      }
      await page.close();
    }
    const kinds = { tint: all.filter(({ highlight }) => !/-(line|solid)-/.test(highlight)), line: all.filter(({ highlight }) => highlight.includes('-line-')), solid: all.filter(({ highlight }) => highlight.includes('-solid-')) };
    const below = all.filter(({ contrast }) => contrast < 4.5);
    const least = Math.min(...all.map(({ contrast }) => contrast));
    console.log(`${variant}: ${all.length} lines on ${new Set(all.map(({ id }) => id)).size} pages (${Object.entries(kinds).map(([kind, own]) => `${own.length} ${kind}`).join(', ')}); least ${least.toFixed(2)}; below 4.5: ${below.length}`);
    for (const { id, highlight, text, contrast } of below.slice(0, 10)) console.log(`   ${contrast.toFixed(2)} ${highlight} ${id}: ${text}`);
  }
  await session.stop();
}

if (process.argv[1]?.endsWith('contrast.js')) await corpus();
