// The playground as a page: how soon it can be used, how smoothly, without a network, for everybody.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { BROWSER, file, launch, waitFor } from './harness.js';
import { framed, give, read, reading, said, serve } from './playground.js';

/** @import { Browser, Page } from 'puppeteer-core' */

const AXE = readFileSync(file('node_modules/axe-core/axe.min.js'), 'utf8');

/** @type {Browser} */ let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */ let web;

before(async () => {
  web = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  web.close();
});

/** A page that nothing is kept for yet: another origin by its port, and no cache. */
async function fresh() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  return { page, close: () => context.close() };
}

test('it can be used within a second of a first visit', async () => {
  const times = [];
  for (let visit = 0; visit < 3; visit += 1) {
    const { page, close } = await fresh();
    await page.goto(web.address);
    await read(page);
    times.push(await page.evaluate(() => {
      const [pass] = performance.getEntriesByName('whosaid:pass');
      return pass ? pass.startTime + pass.duration : Infinity;
    }));
    await close();
  }
  // The machine that tests may be busy with other things: it can do it, if it did once.
  const best = Math.min(...times);
  console.log(`painted ${times.map(Math.round).join(', ')} ms after the visit began`);
  assert.ok(best < 1000, `${best} ms`);
});

test('nothing is asked for but its own files, each once, and nothing of anybody else', async () => {
  const { page, close } = await fresh();
  web.asked.length = 0;
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(web.address);
  await read(page);
  assert.deepEqual(requests.filter((url) => !url.startsWith(web.address) && !/^(about|blob|data):/.test(url)), []);
  const own = requests.filter((url) => url.startsWith(web.address)).map((url) => url.slice(web.address.length));
  for (const name of ['', 'playground.js', 'playground.css', 'engine.js', 'engine_bg.wasm']) assert.ok(own.includes(name), name);
  const cookies = await page.cookies();
  assert.deepEqual(cookies, []);
  await close();
});

test('it works without a network after the first visit', async () => {
  const other = await serve();
  const { page, close } = await fresh();
  await page.goto(other.address);
  await waitFor(page, () => navigator.serviceWorker.controller !== null);
  other.close();
  await reading(page, () => page.reload());
  assert.match(await said(page, 'panel'), /Ruth Adeyemi/);
  await reading(page, () => page.click('a[href="#interview"]'));
  assert.match(await said(page, 'panel'), /Marguerite Solberg/);
  await give(page, 'It was closed on Monday.\n\n“Nobody was hurt,” said Dora Fenwick, the harbour master.');
  assert.match(await said(page, 'panel'), /Dora Fenwick/);
  await close();
});

/** What axe-core has to say against a page, its frame included. @param {Page} page */
async function violations(page) {
  const all = [];
  for (const frame of page.frames()) {
    await frame.evaluate(AXE);
    const found = await frame.evaluate(async () => {
      const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { iframes: false });
      return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join(' ')}`);
    });
    all.push(...found);
  }
  return all;
}

for (const scheme of ['light', 'dark']) {
  test(`axe-core finds nothing, in ${scheme}, on a screen and on a phone`, async () => {
    const own = await dressed(scheme);
    const page = await own.newPage();
    if (BROWSER === 'chrome') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const [width, height] of [[1280, 800], [390, 844]]) {
      await page.setViewport({ width: width ?? 0, height: height ?? 0 });
      await page.goto('about:blank');
      await page.goto(web.address);
      await read(page);
      const [red = 0] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/) ?? [];
      assert.equal(Number(red) > 128, scheme === 'light');
      if (width === 390) {
        assert.deepEqual(await violations(page), [], 'folded');
        await page.click('#unfold');
      }
      for (const tab of ['panel', 'cleared', 'inspection']) {
        await page.click(`#tab-${tab}`);
        if (tab === 'inspection') await page.click('#inspection details:last-child summary');
        assert.deepEqual(await violations(page), [], `${tab}, ${width} pixels`);
      }
      await page.click('#own');
      assert.deepEqual(await violations(page), [], 'dialog');
    }
    await own.close();
  });
}

/** A browser whose reader prefers light or dark. @param {string} scheme */
const dressed = (scheme) => launch(true, { extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1 } });

/** So many words, in the manner of a long report. @param {number} words */
function long(words) {
  const people = ['Dora Fenwick, the harbour master', 'Mayor Ines Calder', 'Tomasz Wren, an engineer', 'Councillor Graham Pell', 'spokeswoman Lene Marsh'];
  const paragraphs = [];
  for (let count = 0, index = 0; count < words; index += 1) {
    const who = people[index % people.length];
    const paragraph = `The council heard on day ${index} that the bridge over the northern arm of the harbour would stay closed until the piers had been looked at. “Nobody was hurt, and nobody will be hurt on day ${index},” said ${who}. The ferry will go every half hour, according to the timetable that was published on Monday evening.`;
    paragraphs.push(paragraph);
    count += paragraph.split(' ').length;
  }
  return paragraphs.join('\n\n');
}

test('nothing jumps while it loads, nor when another article is shown', { skip: BROWSER === 'firefox' && 'Firefox does not tell of layout shifts' }, async () => {
  for (const [width, height] of [[1280, 800], [390, 844]]) {
    const { page, close } = await fresh();
    await page.setViewport({ width: width ?? 0, height: height ?? 0 });
    await page.evaluateOnNewDocument(() => {
      const shifts = /** @type {any} */ (globalThis).shifts = /** @type {any[]} */ ([]);
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map((/** @type {any} */ { value, startTime, hadRecentInput, sources }) => ({ value, startTime, hadRecentInput, what: sources.map((/** @type {any} */ { node, previousRect, currentRect }) => [node?.nodeName, node?.id, JSON.stringify(previousRect), JSON.stringify(currentRect)].join(' ')) })))).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(web.address);
    await read(page);
    await reading(page, () => page.click('a[href="#interview"]'));
    await page.evaluate(() => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume))));
    // What follows a click at once is what the click was for.
    for (const frame of page.frames()) assert.deepEqual(await frame.evaluate(() => /** @type {any} */ (globalThis).shifts?.filter((/** @type {any} */ shift) => !shift.hadRecentInput)), []);
    await close();
  }
});

test('ten thousand words make no long task', { skip: BROWSER === 'firefox' && 'Firefox does not tell of long tasks' }, async () => {
  const { page, close } = await fresh();
  await page.goto(web.address);
  await read(page);
  await page.evaluate(() => {
    const tasks = /** @type {any} */ (globalThis).tasks = /** @type {number[]} */ ([]);
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: 'longtask' });
  });
  const text = long(10_000);
  const sentences = '#inspection details:last-child summary';
  /** @type {{ [step: string]: () => Promise<unknown> }} */
  const steps = {
    reading: () => give(page, text),
    inspection: () => page.click('#tab-inspection'),
    sentences: () => page.click(sentences).then(() => waitFor(page, () => document.querySelector('#inspection .token'))),
    panel: () => page.click('#tab-panel'),
  };
  /** The longest tasks of each step, in each try. @type {{ [step: string]: number[] }} */
  const tries = { reading: [], inspection: [], sentences: [], panel: [] };
  // The machine that tests may be busy with other things: it can do a step, if it did it once.
  const done = () => Object.values(tries).every((tasks) => tasks.includes(0));
  for (let attempt = 0; attempt < 8 && !done(); attempt += 1) {
    for (const [step, act] of Object.entries(steps)) {
      await page.evaluate(() => (/** @type {any} */ (globalThis).tasks.length = 0));
      await act();
      await page.evaluate(() => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume))));
      tries[step]?.push(await page.evaluate(() => Math.max(0, .../** @type {any} */ (globalThis).tasks)));
    }
    assert.ok((await framed(page, (document) => document.body.innerText.length)) > 50_000);
  }
  console.log(`long tasks, in ms: ${JSON.stringify(tries)}`);
  assert.ok(done(), JSON.stringify(tries));
  await close();
});
