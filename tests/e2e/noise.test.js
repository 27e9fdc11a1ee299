// Ad noise: browser and command line agree; what comes late goes, too; rules of one site; pages whose ads never rest.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { file, markup, readable, sample, start, until, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

const PARAGRAPH =
  '<p>The council of Ostmere voted on Tuesday to reopen the old bridge to walkers and riders, after nine years of repairs that cost three ' +
  'times as much as had been planned at the start of the works.</p>';
/** @param {string} middle */
const article = (middle) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>The bridge opens again</title></head><body><article><h1>The bridge opens again</h1>${PARAGRAPH}${middle}${PARAGRAPH}${PARAGRAPH}</article></body></html>`;

const LABEL = '<div class="late">Advertisement</div>';
const SHARE = '<div id="bar"><a href="https://x.com/intent/post?url=x">X</a> <a href="https://wa.me/?text=x">WhatsApp</a></div>';

/** Whether all elements that fit are hidden. @param {Page} page @param {string} selector */
const gone = (page, selector) =>
  waitFor(page, (selector) => {
    const all = [...document.querySelectorAll(selector)];
    return all.length > 0 && all.every((one) => getComputedStyle(one).display === 'none' || one.closest('[data-whosaid-hidden]'));
  }, selector);
/** @param {Page} page @param {string} selector */
const back = (page, selector) => waitFor(page, (selector) => !document.querySelector(selector)?.closest('[data-whosaid-hidden]'), selector);

/** The paths of what is hidden, as the command line writes them. */
function hiddenPaths() {
  /** @param {Element} element @returns {string} */
  const path = (element) => {
    const parent = element.parentElement;
    if (!parent) return element.localName;
    return `${path(parent)} > ${element.localName}:nth-child(${[...parent.children].indexOf(element) + 1})`;
  };
  return [...document.querySelectorAll('[data-whosaid-hidden]')].map(path);
}

test('browser and command line come to the same verdicts, on all cases and samples', async () => {
  const cases = readFileSync(file('tests/noise/cases.txt'), 'utf8').split('\n## ').slice(1);
  const pages = cases.map((text) => article(text.slice(text.indexOf('\n') + 1)));
  const samples = readdirSync(file('www/samples')).filter((name) => name.endsWith('.html'));
  pages.push(...samples.map((name) => readFileSync(file(`www/samples/${name}`), 'utf8')));
  const folder = mkdtempSync(join(tmpdir(), 'whosaid-'));
  /** @type {Map<string, string[]>} */
  const native = new Map();
  try {
    const files = pages.map((html, index) => join(folder, `${index}.html`));
    files.forEach((path, index) => {
      writeFileSync(path, pages[index] ?? '');
      native.set(path, []);
    });
    const said = execFileSync('cargo', ['run', '--quiet', '--', 'noise', '--format', 'json', ...files], { cwd: file('.'), encoding: 'utf8' });
    for (const line of said.split('\n').filter(Boolean)) {
      const { file: path, element } = JSON.parse(line);
      native.get(path)?.push(element);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  assert([...native.values()].flat().length > 30, `${[...native.values()].flat().length} verdicts`);
  const { page } = await session.open({ html: pages[0] ?? '' });
  let at = 0;
  for (const expected of native.values()) {
    const title = cases[at]?.split('\n')[0] ?? samples[at - cases.length];
    await page.goto(session.publish({ html: pages[at] ?? '' }));
    await waitFor(page, () => performance.getEntriesByName('whosaid:pass').length > 0);
    assert.deepEqual(await page.evaluate(hiddenPaths), expected, title);
    at += 1;
  }
});

test('noise on endless scroll goes as it comes, and the text around it stays', async () => {
  const { page } = await session.open({ html: article(LABEL) });
  await page.evaluate((more) => {
    let loads = 0;
    addEventListener('scroll', () => {
      if (loads > 2 || scrollY + innerHeight < document.documentElement.scrollHeight - 50) return;
      loads += 1;
      const next = document.createElement('article');
      next.innerHTML = more;
      document.body.append(next);
    });
    document.body.style.paddingBottom = '1500px';
  }, `<h2>Ferry sails again</h2>${PARAGRAPH}${LABEL}${PARAGRAPH}<p class="late">Also read: <a href="/a">Bridge tolls to rise next year</a></p>${PARAGRAPH}`);
  for (let turn = 1; turn <= 3; turn += 1) {
    await until(async () => {
      await page.evaluate(() => scrollBy(0, scrollY + innerHeight < document.documentElement.scrollHeight ? 5000 : -100));
      return (await page.evaluate(() => document.querySelectorAll('article').length)) > turn ? true : undefined;
    }, 'more is loaded');
    await gone(page, '.late');
  }
  const lines = await readable(page);
  assert.equal(lines.filter((line) => line.startsWith('The council of Ostmere')).length, 12);
  assert(!lines.some((line) => /Advertisement|Also read/.test(line)));
});

test('a single-page navigation: the old noise is forgotten, the new goes', async () => {
  const { page } = await session.open({ html: article(`<div id="old">Advertisement</div>`) });
  await gone(page, '#old');
  const popup = await session.popup(page);
  await waitFor(popup, () => document.getElementById('cleared-count')?.textContent?.startsWith('1 '));
  await page.evaluate((next) => {
    history.pushState({}, '', '?next');
    const body = new DOMParser().parseFromString(next, 'text/html').body;
    document.body.replaceChildren(...body.childNodes);
  }, article(`${LABEL}<p class="late">LEE MÁS | <a href="/a">El puente abre en mayo</a></p>`).replaceAll('The council of Ostmere', 'The board of the ferry'));
  await gone(page, '.late');
  await waitFor(popup, () => document.getElementById('cleared-count')?.textContent?.startsWith('2 '));
  assert((await readable(page)).some((line) => line.startsWith('The board of the ferry')));
});

test('an ad that a script puts into a box that was hidden stays hidden; text that replaces it is shown', async () => {
  const { page } = await session.open({ html: article('<div class="ad-slot" id="slot"></div>') });
  await gone(page, '#slot');
  await page.evaluate(() => {
    const slot = document.getElementById('slot');
    slot?.append(Object.assign(document.createElement('iframe'), { id: 'google_ads_iframe_1' }));
  });
  await gone(page, '#slot');
  // A box that turns out to hold the article is no ad's, whatever it is called.
  await page.evaluate((paragraph) => {
    const slot = /** @type {HTMLElement} */ (document.getElementById('slot'));
    slot.innerHTML = paragraph + paragraph;
    document.querySelector('article')?.append(document.createElement('p'));
  }, PARAGRAPH);
  await back(page, '#slot');
});

test('a page that insists on showing its ads', async () => {
  const style = '<style>#slot.big { display: flex !important; min-height: 300px !important }</style>';
  const own = '<div class="ad-slot" id="own" style="display: block !important; min-height: 300px">&nbsp;</div>';
  const { page } = await session.open({ html: article(`${style}<div class="ad-slot big" id="slot"></div>${own}`) });
  await waitFor(page, () => ['slot', 'own'].every((id) => document.getElementById(id)?.hasAttribute('data-whosaid-hidden')));
  const boxes = await page.evaluate(() =>
    ['slot', 'own'].map((id) => {
      const element = /** @type {HTMLElement} */ (document.getElementById(id));
      return [getComputedStyle(element).visibility, element.offsetHeight];
    }),
  );
  assert.deepEqual(boxes, [['hidden', 0], ['hidden', 0]]);
});

test('labels that stylesheets draw, at once or late, go with their boxes', async () => {
  const style = '<style>.x81::before { content: "Advertisement" } .quote::before { content: "“" }</style>';
  const { page } = await session.open({ html: article(`${style}<div class="x81"></div><div class="x82"><a href="/a"><img alt=""></a></div><div class="quote">The heron is back.</div>`) });
  await gone(page, '.x81');
  assert.equal(await page.$('.x82[data-whosaid-hidden], .quote[data-whosaid-hidden]'), null);
  await page.evaluate(() => {
    document.querySelector('style')?.append('.x82::after { content: "Anzeige" }');
    document.querySelector('article')?.append(Object.assign(document.createElement('div'), { className: 'ad-slot' }));
  });
  await gone(page, '.x82');
  assert.equal(await page.$('.quote[data-whosaid-hidden]'), null);
});

test('never on this site: one kind, for good, and only there; and again', async () => {
  const html = article(`${LABEL}${SHARE}`);
  const { page } = await session.open({ html, host: 'localhost' });
  await gone(page, '.late, #bar');
  let popup = await session.popup(page);
  const press = (/** @type {string} */ selector) => popup.$eval(selector, (button) => /** @type {HTMLElement} */ (button).click());
  await waitFor(popup, () => document.querySelector('#kind-share .never'));
  await press('#kind-share .never');
  await back(page, '#bar');
  await gone(page, '.late');
  await waitFor(popup, () => document.querySelectorAll('#spared-kinds li').length === 1 && !document.querySelector('#kind-share'));
  await popup.close();
  const later = await session.open({ html, host: 'localhost' });
  await gone(later.page, '.late');
  assert.equal(await later.page.$('#bar[data-whosaid-hidden]'), null);
  const elsewhere = await session.open({ html, host: '127.0.0.1' });
  await gone(elsewhere.page, '.late, #bar');
  popup = await session.popup(later.page);
  await waitFor(popup, () => document.querySelector('#spared-kinds button'));
  await press('#spared-kinds button');
  await gone(later.page, '.late, #bar');
  await waitFor(popup, () => document.getElementById('spared')?.hidden);
});

test('never on this site: all of it; the quotations stay', async () => {
  const { page } = await session.open({ html: sample(), host: 'localhost' });
  const before = await page.evaluate(hiddenPaths);
  assert(before.length > 0);
  let popup = await session.popup(page);
  await waitFor(popup, () => !document.getElementById('never')?.hidden && document.querySelector('#kinds details'));
  await popup.$eval('#never', (button) => /** @type {HTMLElement} */ (button).click());
  await waitFor(page, () => !document.querySelector('[data-whosaid-hidden]'));
  assert(await page.evaluate(() => [.../** @type {any} */ (CSS.highlights).keys()].some((name) => name.startsWith('whosaid-'))));
  await popup.close();
  const later = await session.open({ html: sample(), host: 'localhost' });
  assert.deepEqual(await later.page.evaluate(hiddenPaths), []);
  popup = await session.popup(page);
  await waitFor(popup, () => document.querySelector('#spared-kinds button'));
  await popup.$eval('#spared-kinds button', (button) => /** @type {HTMLElement} */ (button).click());
  await until(async () => ((await page.evaluate(hiddenPaths)).length === before.length ? true : undefined), 'it is hidden again');
});

test('phrases and selectors for one site, by the options', async () => {
  const html = article('<p class="mine">From our kitchen</p><div class="sticky">Buy a chair</div>');
  const { page } = await session.open({ html, host: 'localhost' });
  const other = await session.open({ html, host: '127.0.0.1' });
  const before = await markup(page);
  const options = await session.extensionPage('options.html');
  await waitFor(options, () => document.querySelectorAll('[name=colour]').length === 12);
  await options.evaluate(() => {
    /** @type {HTMLInputElement} */ (document.getElementById('new-site')).value = 'http://localhost/news';
    /** @type {HTMLFormElement} */ (document.getElementById('add-site')).requestSubmit();
  });
  await waitFor(options, () => document.querySelectorAll('#sites [data-host=localhost] textarea').length === 2);
  const write = (/** @type {number} */ index, /** @type {string} */ text) =>
    options.evaluate((index, text) => {
      const area = /** @type {HTMLTextAreaElement} */ (document.querySelectorAll('#sites [data-host=localhost] textarea')[index]);
      area.value = text;
      area.dispatchEvent(new Event('change', { bubbles: true }));
    }, index, text);
  await write(0, 'From our kitchen');
  await gone(page, '.mine');
  await write(1, '.sticky\np >');
  await gone(page, '.sticky');
  await waitFor(options, () => document.querySelector('#sites [role=status]')?.textContent?.includes('p >'));
  assert.equal(await other.page.$('[data-whosaid-hidden]'), null, 'only there');
  // They go along to another browser.
  const again = await options.evaluate(async () => {
    /** @type {typeof import('../../extension/settings.js')} */
    const settings = await import(location.origin + '/settings.js');
    const text = await settings.exported();
    await settings.reset();
    await settings.imported(text);
    return (await settings.choice('localhost')).site;
  });
  assert.deepEqual(again, { on: true, filter: true, never: [], phrases: ['From our kitchen'], selectors: ['.sticky', 'p >'] });
  await waitFor(options, () => document.querySelector('#sites [data-host=localhost] button'));
  await options.$eval('#sites [data-host=localhost] button', (button) => /** @type {HTMLElement} */ (button).click());
  await back(page, '.mine');
  await until(async () => ((await markup(page)) === before ? true : undefined), 'the page is as it was');
  await waitFor(options, () => !document.querySelector('#sites details'));
});

test('ads that never rest in their boxes cost next to nothing', async () => {
  const { page } = await session.open({ html: article('<div class="ad-slot" id="slot"></div>') });
  await gone(page, '#slot');
  const { turns, passes } = await page.evaluate(async () => {
    let passes = 0;
    new PerformanceObserver((list) => (passes += list.getEntriesByName('whosaid:pass').length)).observe({ type: 'measure' });
    const slot = /** @type {HTMLElement} */ (document.getElementById('slot'));
    const start = performance.now();
    let turns = 0;
    // A new picture, words and a frame in the hidden box, and scripts and frames beside it: far more often than each second.
    for (; performance.now() - start < 8000; turns += 1) {
      const ad = document.createElement('div');
      ad.innerHTML = `<a href="https://shop.example/${turns}"><img alt=""></a><span>Chairs ${turns}</span>`;
      slot.replaceChildren(ad, document.createElement('iframe'));
      document.body.append(document.createElement('script'));
      await new Promise((resume) => setTimeout(resume, 20));
    }
    return { turns, passes };
  });
  assert(turns > 20, `${turns} turns`);
  // Where a look finds nothing new, the next waits twice as long: 250 ms, 500 ms, and so on, up to four seconds.
  assert(passes <= 8, `${passes} passes`);
});
