// `cargo xtask bench`: how long Whosaid takes on a page, beside what one would use instead, in one browser and on the same pages.
//
// Each round opens each page in two new tabs, one after the other. In the first Whosaid reads it, by 127.0.0.1. In the second, by
// localhost, it is switched off, and the others have their turn, as scripts of the page. The pages' own scripts do not run, and nothing
// is fetched: what is measured is the work on the page.
//
// The clock of a page counts in steps of 0.1 ms; so what takes less is done many times over.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { file, savedPages, start, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */
/**
 * @typedef {{ name: string, html: string }} Sample
 * @typedef {{ [measure: string]: number }} Times milliseconds
 * @typedef {{ start: number, length: number }} Span within the text of the body
 */

const CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'wasm-unsafe-eval'";
const OTHERS = ['@mozilla/readability/Readability.js', 'compromise/builds/compromise.js', 'mark.js/dist/mark.js'];
const NO_ARTICLE = `<!doctype html><title>Search</title><form><input> <button>Search</button></form>${'<div><a href="/">A result</a> <span>and what it is</span></div>'.repeat(200)}`;

/** So many looks at new words follow the first visit. What runs often browsers compile anew, and better: the later half is warm. */
const LOOKS = 8;

/** Seconds that ads are watched rotating. */
const WATCHED = 30;

/** @type {[key: string, name: string, colour: string][]} */
const ROWS = [
  ['walker', 'bare TreeWalker pass, warm', '#888'],
  ['pass', 'Whosaid, first visit, load included', '#1a6e5c'],
  ['load', '· whosaid:load', '#8cc5b8'],
  ['noLoad', '· the pass without it', '#1a6e5c'],
  ['outline', '· whosaid:outline', '#8cc5b8'],
  ['hide', '· whosaid:hide', '#8cc5b8'],
  ['read', '· whosaid:read', '#8cc5b8'],
  ['paint', '· whosaid:paint', '#8cc5b8'],
  ['slice', '· longest slice', '#8cc5b8'],
  ['second', 'Whosaid, second look, the text changed', '#1a6e5c'],
  ['warm', 'Whosaid, warm, the text changed', '#1a6e5c'],
  ['readability', 'Readability, first call', '#b5562b'],
  ['compromise', 'compromise, first call', '#b5562b'],
  ['readabilitySecond', 'Readability, second call', '#d9a184'],
  ['compromiseSecond', 'compromise, second call', '#d9a184'],
  ['mark', 'mark.js, as many ranges', '#b5562b'],
  ['noArticle', 'Whosaid, a page that is no article', '#1a6e5c'],
];

/** @type {[name: string, atLeast: number, aim: number, ratio: (times: Times) => number][]} */
const RATIOS = [
  ['first visit ÷ (Readability + compromise)', 1 / 5, 1 / 10, (t) => t.pass / (t.readability + t.compromise)],
  ['the same without whosaid:load', 1 / 20, 1 / 60, (t) => t.noLoad / (t.readability + t.compromise)],
  ['warm ÷ bare TreeWalker pass', 25, 8, (t) => t.warm / t.walker],
  ['second look ÷ (Readability + compromise), second call', NaN, NaN, (t) => t.second / (t.readabilitySecond + t.compromiseSecond)],
  ['whosaid:paint ÷ mark.js', NaN, NaN, (t) => t.paint / t.mark],
];

const { values: given } = parseArgs({ options: { pages: { type: 'string' }, rounds: { type: 'string', default: '7' } } });
const folder = given.pages ?? file('www/samples');
/** @type {Sample[]} */
const pages = savedPages(folder).map(({ name, html }) => ({ name, html: html() }));

const session = await start();
const scripts = OTHERS.map((name) => readFileSync(file(`node_modules/${name}`), 'utf8'));
const settings = await session.extensionPage('popup.html');
await settings.evaluate(() => (chrome.storage.sync ?? chrome.storage.local).set({ 'site:localhost': { on: false } }));
await settings.close();

/** @type {Map<string, Times[]>} */
const all = new Map(pages.map(({ name }) => [name, []]));
/** @type {Map<string, string>} */
const notes = new Map();
let most = 0;
for (let round = 0; round < Number(given.rounds); round += 1) {
  for (const page of pages) {
    const { times, spans, memory } = await ours(page);
    most = Math.max(most, memory);
    Object.assign(times, await others(page, spans), { noArticle: await noArticle() });
    all.get(page.name)?.push(times);
    notes.set(page.name, `${Math.round(page.html.length / 1024)} kB, ${spans.length} ranges`);
  }
  console.log(`   round ${round + 1} of ${given.rounds}`);
}
const huge = await hugeText();
const [alone, watched] = [await rotating('localhost'), await rotating('127.0.0.1')];
const version = await session.browser.version();
await session.stop();

/**
 * Opens a page in a new tab, does something there, and closes it.
 *
 * @template Done
 * @param {string} html
 * @param {string} host
 * @param {(page: Page) => Promise<Done>} work
 */
async function inTab(html, host, work) {
  const { page } = await session.visit(session.publish({ html, csp: CSP, host }));
  await page.bringToFront();
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}

/** The last pass's measures. @param {Page} page @returns {Promise<Times>} */
function measures(page) {
  return page.evaluate(() => {
    const ours = performance.getEntriesByType('measure').filter(({ name }) => name.startsWith('whosaid:'));
    return Object.fromEntries(ours.map(({ name, duration }) => [name.slice(8), duration]));
  });
}

/** Whosaid: the first visit, and looks at new words. @param {Sample} sample */
function ours({ html }) {
  return inTab(html, '127.0.0.1', async (page) => {
    await waitFor(page, () => performance.getEntriesByName('whosaid:pass').length > 0);
    const first = await measures(page);
    const memory = await engineMemory(page);
    const spans = await page.evaluate(whereMarked);
    const warm = [];
    for (let look = 0; look < LOOKS; look += 1) {
      const before = await page.evaluate(newWords, look);
      await waitFor(page, (before) => (performance.getEntriesByName('whosaid:pass')[0]?.startTime ?? 0) > before, before);
      const { load = 0, ...again } = await measures(page);
      warm.push(again.pass - load);
    }
    /** @type {Times} */
    const times = { ...first, noLoad: first.pass - (first.load ?? 0), second: warm[0] ?? NaN, warm: median(warm.slice(LOOKS / 2)) };
    return { times, spans, memory };
  });
}

/** How many bytes of memory the engine in the page has. @param {Page} page @returns {Promise<number>} */
async function engineMemory(page) {
  const client = await page.createCDPSession();
  /** @type {number[]} */
  const worlds = [];
  client.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${session.id}`) worlds.push(context.id);
  });
  await client.send('Runtime.enable');
  const expression = `import(chrome.runtime.getURL('engine.js')).then((engine) => engine.default()).then((engine) => Object.values(engine).find((own) => own instanceof WebAssembly.Memory).buffer.byteLength)`;
  const { result } = await client.send('Runtime.evaluate', { expression, contextId: worlds[0], awaitPromise: true });
  await client.detach();
  return result.value;
}

/** The engine's memory when it has read 10 MB of text, in bytes. */
function hugeText() {
  const paragraph = 'The ferry will not sail before Easter, the company said on Monday. “We have looked at every other way,” Hanna Brecht said. ';
  const text = `<p>${paragraph.repeat(4)}</p>\n`;
  const html = `<!doctype html><title>Ferry</title><article><h1>Ferry</h1>${text.repeat(Math.ceil(1e7 / text.length))}</article>`;
  return inTab(html, '127.0.0.1', async (page) => {
    await page.waitForFunction(() => performance.getEntriesByName('whosaid:pass').length > 0, { polling: 100, timeout: 120_000 });
    return engineMemory(page);
  });
}

/** Where our marks are, as mark.js counts. @returns {Span[]} */
function whereMarked() {
  /** @type {Map<Node, number>} */
  const at = new Map();
  let length = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement?.matches('script, style, title')) continue;
    at.set(walker.currentNode, length);
    length += walker.currentNode.nodeValue?.length ?? 0;
  }
  /** @type {[string, Set<AbstractRange>][]} */
  const ours = [.../** @type {any} */ (CSS.highlights)].filter(([name]) => name.startsWith('whosaid-'));
  return ours.flatMap(([, ranges]) => [...ranges].flatMap((range) => {
    const start = at.get(range.startContainer);
    const end = at.get(range.endContainer);
    if (start === undefined || end === undefined) return [];
    return { start: start + range.startOffset, length: end + range.endOffset - start - range.startOffset };
  }));
}

/** Puts a new paragraph beside the first marked one; returns when the last pass began. @param {number} look */
function newWords(look) {
  const before = performance.getEntriesByName('whosaid:pass')[0]?.startTime ?? 0;
  /** @type {[string, Set<AbstractRange>][]} */
  const highlights = [.../** @type {any} */ (CSS.highlights)].filter(([name]) => name.startsWith('whosaid-'));
  const [range] = highlights.flatMap(([, ranges]) => [...ranges]);
  const beside = range?.startContainer.parentElement?.closest('p') ?? document.querySelector('article p, p') ?? document.body.lastElementChild;
  const paragraph = document.createElement('p');
  paragraph.textContent = `“It took ${look + 2} days longer than planned,” Harbour Master Oona Brandt said on Wednesday.`;
  beside?.after(paragraph);
  return before;
}

/** What one would use instead, and the floor. @param {Sample} sample @param {Span[]} spans @returns {Promise<Times>} */
function others({ html }, spans) {
  return inTab(html, 'localhost', async (page) => {
    for (const script of scripts) await page.evaluate(script);
    return page.evaluate(takeTurns, spans);
  });
}

/** In the page. @param {Span[]} spans @returns {Times} */
function takeTurns(spans) {
  const { Readability, nlp, Mark } = /** @type {any} */ (globalThis);
  /** @type {Times} */
  const times = {};
  /** @template Done @param {string} name @param {() => Done} work @param {number} [often] */
  const time = (name, work, often = 1) => {
    const start = performance.now();
    let done = work();
    for (let time = 1; time < often; time += 1) done = work();
    times[name] = (performance.now() - start) / often;
    return done;
  };
  const walk = () => {
    let characters = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) characters += walker.currentNode.nodeValue?.length ?? 0;
    return characters;
  };
  const parse = () => new Readability(document.cloneNode(true)).parse();
  const article = time('readability', parse)?.textContent ?? document.body.innerText;
  const read = () => {
    const text = nlp(article);
    return [text.quotations().out('array'), text.people().out('array')];
  };
  time('compromise', read);
  time('readabilitySecond', parse);
  time('compromiseSecond', read);
  walk();
  time('walker', walk, 50);
  time('mark', () => new Mark(document.body).markRanges(spans));
  return times;
}

/**
 * An article whose ads rotate every second, in a box that is hidden and in one that is not known for ads: how many looks Whosaid takes,
 * and the work of the page's thread, in milliseconds a second.
 *
 * @param {string} host
 */
function rotating(host) {
  const ads = '<div class="ad-slot" id="ad"></div><p>The bridge is closed.</p><div class="rail" id="rail"></div></article>';
  const html = (pages[0]?.html ?? '').replace('</article>', ads);
  return inTab(html, host, async (page) => {
    if (host !== 'localhost') await waitFor(page, () => performance.getEntriesByName('whosaid:pass').length > 0);
    const client = await page.createCDPSession();
    await client.send('Performance.enable');
    const worked = async () => (await client.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
    const before = await worked();
    const looks = await page.evaluate(async (seconds) => {
      let looks = 0;
      new PerformanceObserver((list) => (looks += list.getEntriesByName('whosaid:pass').length)).observe({ type: 'measure' });
      for (let turn = 0; turn < seconds; turn += 1) {
        for (const id of ['ad', 'rail']) {
          const link = document.createElement('a');
          link.href = `https://shop.example/${turn}`;
          link.append(document.createElement('img'), `Chairs from ${turn + 9} crowns`);
          const ad = document.createElement('div');
          ad.append(link);
          document.getElementById(id)?.replaceChildren(ad);
        }
        await new Promise((resume) => setTimeout(resume, 1000));
      }
      return looks;
    }, WATCHED);
    return { looks, work: (((await worked()) - before) * 1000) / WATCHED };
  });
}

async function noArticle() {
  return inTab(NO_ARTICLE, '127.0.0.1', async (page) => {
    await waitFor(page, () => performance.getEntriesByName('whosaid:pass').length > 0);
    const { pass, load } = await measures(page);
    if (load !== undefined) throw new Error('the engine is loaded where there is no article');
    return pass;
  });
}

/** @param {number[]} values @param {number} part */
function quantile(values, part) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

/** @param {number[]} values */
function median(values) {
  return quantile(values, 0.5);
}

/** @param {number} value */
const ms = (value) => (Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(2) : value.toFixed(1));
/** @param {number} value */
const ratio = (value) => (Number.isNaN(value) ? '–' : value < 1 ? `1/${(1 / value).toFixed(1)}` : `${value.toFixed(1)}×`);
/** @param {string[]} cells */
const row = (...cells) => `| ${cells.join(' | ')} |`;

const everything = [...all.values()].flat();
/** @param {string} key */
const column = (key) => everything.map((times) => times[key] ?? NaN);

/** Of each page its medians. @type {[string, Times][]} */
const typical = [...all].map(([name, rounds]) => [name, Object.fromEntries(ROWS.map(([key]) => [key, median(rounds.map((times) => times[key] ?? NaN))]))]);

const lines = [
  `${pages.length} pages, ${given.rounds} rounds; milliseconds over all rounds of all pages. ${version}.`,
  '',
  row('', 'median', 'p95', 'worst'),
  row('---', '---:', '---:', '---:'),
  ...ROWS.map(([key, name]) => row(name, ms(median(column(key))), ms(quantile(column(key), 0.95)), ms(quantile(column(key), 1)))),
  '',
  'Ratios, of the medians of each page:',
  '',
  row('', 'median page', 'worst page', 'at least', 'aim'),
  row('---', '---:', '---:', '---:', '---:'),
  ...RATIOS.map(([name, atLeast, aim, of]) => {
    const ratios = typical.map(([, times]) => of(times));
    return row(name, ratio(median(ratios)), ratio(quantile(ratios, 1)), ratio(atLeast), ratio(aim));
  }),
  '',
  `Memory of the engine: at most ${(most / 1e6).toFixed(1)} MB on these pages, ${(huge / 1e6).toFixed(1)} MB on 10 MB of text.`,
  '',
  `An article whose ads rotate every second, for ${WATCHED} s: ${watched.looks} looks; work of its thread ${ms(watched.work)} ms a second, ${ms(alone.work)} without Whosaid.`,
  '',
  'Each page, medians:',
  '',
  row('', 'size', 'walker', 'load', 'pass without load', 'warm', 'Readability', 'compromise', 'mark.js'),
  row('---', '---', ...Array(7).fill('---:')),
  ...typical.map(([name, t]) => {
    const cells = [t.walker, t.load, t.noLoad, t.warm, t.readability, t.compromise, t.mark].map(ms);
    return row(name, notes.get(name) ?? '', ...cells);
  }),
];

/** A bar for the median, a line to p95; in powers of ten. */
function plot() {
  const [left, width, height] = [270, 460, 24];
  const decades = [0.01, 0.1, 1, 10, 100, 1000];
  const span = Math.log10(decades[decades.length - 1] / decades[0]);
  /** @param {number} value */
  const x = (value) => Math.round(left + (width * Math.log10(Math.max(value, decades[0]) / decades[0])) / span);
  const bottom = ROWS.length * height + 10;
  const scale = decades.map(
    (value) => `<path d="M${x(value)} 6V${bottom}" stroke="#ddd"/><text x="${x(value)}" y="${bottom + 16}" text-anchor="middle">${value} ms</text>`,
  );
  const bars = ROWS.map(([key, name, colour], index) => {
    const [middle, high, top] = [median(column(key)), quantile(column(key), 0.95), 10 + index * height];
    if (Number.isNaN(middle)) return '';
    return [
      `<text x="${left - 8}" y="${top + 13}" text-anchor="end">${name}</text>`,
      `<rect x="${left}" y="${top + 2}" width="${Math.max(1, x(middle) - left)}" height="14" fill="${colour}"/>`,
      `<path d="M${x(middle)} ${top + 9}H${x(high)}" stroke="#222"/>`,
      `<text x="${x(high) + 6}" y="${top + 13}">${ms(middle)}</text>`,
    ].join('');
  });
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 60}" height="${bottom + 28}" font-family="sans-serif" font-size="12">`;
  return [head, '<rect width="100%" height="100%" fill="#fff"/>', ...scale, ...bars, '</svg>', ''].join('\n');
}

const results = file('target/bench');
mkdirSync(results, { recursive: true });
writeFileSync(`${results}/speed.md`, `${lines.join('\n')}\n`);
writeFileSync(`${results}/speed.svg`, plot());
console.log(`\n${lines.join('\n')}\n\nKept in target/bench: speed.md, speed.svg.`);
