// The playground: samples, panel, cards, what was cleared away, the inspection; by mouse, by keyboard and on a phone.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { launch, until, waitFor } from './harness.js';
import { framed, read, reading, said, serve } from './playground.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** @type {Browser} */ let browser;
/** @type {Page} */ let page;
/** @type {string[]} */ let errors;
/** @type {Awaited<ReturnType<typeof serve>>} */ let web;

before(async () => {
  web = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  web.close();
});
beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
  errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(web.address);
  await read(page);
});

/** What each sample is there to show. */
const SAMPLES = [
  { name: 'sea-wall', whose: [/People come here[\s\S]*Ruth Adeyemi/, /For a year we drew[\s\S]*None of them would have kept[\s\S]*Tomasz Wren/, /Josef Amsel[\s\S]*Coast Radio/], cleared: ['Also read|', 'Advertisement', 'newsletter'] },
  { name: 'interview', whose: [/A pigeon had sat down[\s\S]*Marguerite Solberg/, /how many minutes has the town lost[\s\S]*Ellery Courier/, /Sleep[\s\S]*Marguerite Solberg/], cleared: ['Also read|', 'Advertisement'] },
  { name: 'herring', whose: [/bargaining with last year’s fish[\s\S]*Ilse Brandvold/, /If Madam Brandvold[\s\S]*Pavel Dunmore/, /They, too, had left the room twice[\s\S]*In the end they shared the cow[\s\S]*Aurelio Finch/], cleared: ['Also read|', 'ADVERTISEMENT'] },
];

for (const { name, whose, cleared } of SAMPLES) {
  test(`the sample “${name}” shows what it is there to show`, async () => {
    if (name !== 'sea-wall') await reading(page, () => page.click(`a[href="#${name}"]`));
    assert.equal(await page.$eval('[aria-current=page]', (link) => /** @type {HTMLAnchorElement} */ (link).hash), `#${name}`);
    const panel = await said(page, 'panel');
    for (const words of whose) assert.match(panel, words);
    assert.ok(await framed(page, (_, { CSS }) => [...CSS.highlights.keys()].includes('whosaid-1')));
    const text = await framed(page, (document) => document.body.innerText);
    for (const noise of cleared) assert.ok(!text.includes(noise), noise);
    await page.click('#tab-cleared');
    const away = await said(page, 'cleared');
    for (const noise of cleared) assert.ok(away.includes(noise), noise);
    assert.deepEqual(errors, []);
  });
}

test('the switches act at once', async () => {
  await page.click('#filter');
  await waitFor(page, () => document.querySelector('iframe')?.contentDocument?.body.innerText.includes('Advertisement'));
  await page.click('#quotations');
  await waitFor(page, () => /** @type {any} */ (document.querySelector('iframe')?.contentWindow)?.CSS.highlights.size === 0);
  await waitFor(page, () => /off/.test(document.getElementById('state')?.textContent ?? ''));
  await page.click('#quotations');
  await waitFor(page, () => /11 quotations by 7 speakers/.test(document.getElementById('state')?.textContent ?? ''));
});

test('the panel leads to a quotation, searches, and chooses a speaker', async () => {
  const top = () => framed(page, (_, { scrollY }) => scrollY);
  assert.equal(await top(), 0);
  await page.$eval('#panel', (host) => /** @type {HTMLElement} */ (host.shadowRoot?.querySelector('#go-10')).click());
  await until(async () => ((await top()) > 0 ? true : undefined), 'the frame has scrolled');
  assert.ok(await framed(page, (_, { CSS }) => CSS.highlights.has('whosaid-focus')));
  await page.$eval('#panel', (host) => {
    const search = /** @type {HTMLInputElement} */ (host.shadowRoot?.querySelector('#search'));
    search.value = 'promenade';
    search.dispatchEvent(new Event('input', { bubbles: true }));
  });
  assert.match(await said(page, 'panel'), /Tomasz Wren/);
  const listed = () => page.$eval('#panel', (host) => host.shadowRoot?.querySelectorAll('.quotations li').length);
  assert.equal(await listed(), 1);
  // The tabs leave the choice as it is.
  await page.click('#tab-cleared');
  await page.click('#tab-panel');
  assert.equal(await listed(), 1);
});

test('the panel’s export saves each format', async () => {
  const files = await page.evaluate(async () => {
    const root = /** @type {ShadowRoot} */ (document.getElementById('panel')?.shadowRoot);
    const format = /** @type {HTMLSelectElement} */ (root.querySelector('#format'));
    const save = /** @type {HTMLElement} */ (root.querySelector('#save'));
    /** @type {{ [format: string]: string }} */
    const files = {};
    for (const { value } of format.options) {
      format.value = value;
      const saved = new Promise((resolve) => {
        URL.createObjectURL = (file) => (resolve(/** @type {Blob} */ (file)), '#');
      });
      save.click();
      files[value] = await (await saved).text();
    }
    return files;
  });
  assert.deepEqual(Object.keys(files).sort(), ['csv', 'html', 'json', 'markdown', 'text']);
  for (const [format, text] of Object.entries(files)) assert.match(text, /Ruth Adeyemi/, format);
  assert.match(files['markdown'] ?? '', /Port Ellery votes to raise its sea wall/);
  assert.equal(JSON.parse(files['json'] ?? '').hasPart.length, 11);
});

/** The middle of what is painted in the first speaker's colour, in the page's coordinates. */
async function quoted() {
  const frame = await (await page.$('#page iframe'))?.boundingBox();
  const { x, y } = await framed(page, (document, { CSS }) => {
    const [first] = CSS.highlights.get('whosaid-1');
    const range = document.createRange();
    range.setStart(first.startContainer, first.startOffset);
    range.setEnd(first.endContainer, first.endOffset);
    const { left, top } = /** @type {DOMRect} */ (range.getClientRects()[0]);
    return { x: left + 40, y: top + 8 };
  });
  assert.ok(frame);
  return { x: frame.x + x, y: frame.y + y };
}

/** Waits for a card to come, or to go. @param {boolean} there */
const card = (there) => waitFor(page, (there) => Boolean(document.querySelector('iframe')?.contentDocument?.querySelector('whosaid-card')) === there, there);

test('a card comes when the mouse rests on a quotation, and goes when it leaves', async () => {
  const { x, y } = await quoted();
  await page.mouse.move(x, y);
  await page.mouse.move(x + 1, y);
  await card(true);
  await page.mouse.move(5, 5);
  const frame = await (await page.$('#page iframe'))?.boundingBox();
  await page.mouse.move((frame?.x ?? 0) + 8, (frame?.y ?? 0) + 8);
  await card(false);
});

test('the keyboard leads from quotation to quotation with a card, and Escape closes it', async () => {
  await page.keyboard.down('Alt');
  await page.keyboard.down('Shift');
  await page.keyboard.press('KeyJ');
  await page.keyboard.press('KeyJ');
  await page.keyboard.up('Shift');
  await page.keyboard.up('Alt');
  await card(true);
  assert.equal(await framed(page, (document) => document.activeElement?.localName), 'whosaid-card');
  assert.match(await framed(page, (_, { CSS }) => [...CSS.highlights.get('whosaid-focus')].join()), /the first\s+stones/);
  await page.keyboard.press('Escape');
  await card(false);
});

test('what was cleared away tells its reason, and comes back', async () => {
  await page.click('#tab-cleared');
  assert.match(await said(page, 'cleared'), /Advertisement\s+Ad labels: says “Advertisement”/);
  await page.click('#cleared button');
  await waitFor(page, () => document.querySelector('iframe')?.contentDocument?.body.innerText.includes('Advertisement'));
  await waitFor(page, () => /5 pieces/.test(document.getElementById('state')?.textContent ?? ''));
});

test('the inspection tells tokens, cues, mentions, rules and reasons', async () => {
  await page.click('#tab-inspection');
  await page.$$eval('#inspection details:not([open]) summary', (all) => all.forEach((one) => /** @type {HTMLElement} */ (one).click()));
  await waitFor(page, () => document.querySelector('#inspection .token'));
  const text = await said(page, 'inspection');
  assert.match(text, /rule\s*cue behind[\s\S]*cue\s*told\s+mention\s*she\s+speaker\s*Ruth Adeyemi/);
  assert.match(text, /rule\s*clause behind the cue/);
  assert.match(text, /verdict\s*Ad labels\s+reason\s*says “Advertisement”/);
  assert.match(text, /cue\s*said\s+reports\s*speech\s+construction\s*fronted\s+mention\s*Mayor Ines Calder/);
  const token = (/** @type {string} */ kind) => page.$eval(`#inspection .token.${kind}`, (token) => /** @type {HTMLElement} */ (token).innerText);
  assert.match(await token('cue'), /^fear\s+finite$/);
  assert.match(await token('mention'), /^Port\s+name$/);
  await page.click('#inspection .go');
  await until(async () => ((await framed(page, (_, { CSS }) => CSS.highlights.has('whosaid-focus'))) ? true : undefined), 'a decision leads to its words');
});

test('all of it works by keyboard', async () => {
  const focused = () =>
    page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.id || at?.getAttribute('href') || at?.localName;
    });
  const order = [];
  for (let index = 0; index < 8; index += 1) {
    await page.keyboard.press('Tab');
    order.push(await focused());
  }
  assert.deepEqual(order.slice(0, 6), ['quotations', 'filter', '#sea-wall', '#interview', '#herring', 'own']);
  await page.focus('#tab-panel');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'tab-cleared');
  await page.keyboard.press('End');
  assert.equal(await focused(), 'tab-inspection');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'tab-panel');
  await page.focus('#own');
  await page.keyboard.press('Enter');
  assert.equal(await focused(), 'text');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), 'own');
});

test('on a phone nothing is cut off, and the list comes up from below', async () => {
  await page.setViewport({ width: 360, height: 640 });
  await reading(page, () => page.reload());
  /** @param {string} selector */
  const box = (selector) => page.$eval(selector, (element) => element.getBoundingClientRect().toJSON());
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.ok(await framed(page, ({ documentElement: { scrollWidth, clientWidth } }) => scrollWidth <= clientWidth));
  for (const id of ['own', 'filter', 'state']) assert.ok((await box(`#${id}`)).right <= 360, id);
  assert.equal((await box('#panel')).height, 0);
  await page.click('#unfold');
  assert.equal(await page.$eval('#unfold', (button) => button.getAttribute('aria-expanded')), 'true');
  assert.ok((await box('#panel')).height > 150);
  assert.ok((await box('#page')).height > 100);
  assert.ok((await box('#share')).bottom <= 640);
});
