// The playground with the reader's own text: typed, pasted, dropped, opened, in a link; and with what means harm.

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { launch, waitFor } from './harness.js';
import { framed, give, read, reading, said, serve } from './playground.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** @type {Browser} */ let browser;
/** @type {Page} */ let page;
/** @type {Awaited<ReturnType<typeof serve>>} */ let web;
const folder = mkdtempSync(join(tmpdir(), 'whosaid-'));

const TEXT = `The bridge at Oakham was closed on Monday after a barge had struck it.

“Nobody was hurt,” said Dora Fenwick, the harbour master.

She said the repairs would take a month.`;
const HTML = `<header><h1>The bridge at Oakham is closed</h1><p>By Ann Lee</p></header><article>
<p>The bridge at Oakham was closed on Monday night after a barge laden with gravel had struck one of its piers, the town said.</p>
<p>Advertisement</p>
<p>“Nobody was hurt,” said Dora Fenwick, the harbour master. The barge went down within a quarter of an hour, and its crew of three swam ashore.</p>
<p>Also read| <a href="https://news.example/ferry">The ferry is back in service after the storm</a></p>
<p>She said the repairs would take a month. Until then a ferry takes the children to school, and everybody else goes round by Saltwick.</p></article>`;

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
  await page.goto(web.address);
  await read(page);
});

/** What was read is the text above, or the page. */
async function isRead() {
  const panel = await said(page, 'panel');
  assert.match(panel, /“Nobody was hurt,”\s+Dora Fenwick, harbour master/);
  assert.match(panel, /the repairs would take a month\s+Dora Fenwick/);
}

/** Without its ad label and its promo. */
async function isCleared() {
  assert.equal(await framed(page, (document) => /Advertisement|Also read/.test(document.body.innerText)), false);
  assert.match(await page.$eval('#state', (state) => state.textContent ?? ''), /2 pieces/);
}

/** @param {string} name @param {string | Buffer} content */
function saved(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** @param {string} path */
async function choose(path) {
  await page.click('#own');
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('#file'));
  await input.uploadFile(path);
}

/** Fires an event that carries data. @param {string} selector @param {'paste' | 'drop'} type @param {{ [type: string]: string }} data */
const carry = (selector, type, data) =>
  page.$eval(
    selector,
    (target, type, data) => {
      const carried = new DataTransfer();
      for (const [kind, content] of Object.entries(data)) {
        if (kind === 'file') carried.items.add(new File([content], 'page.html', { type: 'text/html' }));
        else carried.setData(kind, content);
      }
      const options = { bubbles: true, cancelable: true, composed: true };
      const event = type === 'paste' ? new ClipboardEvent(type, options) : new DragEvent(type, { ...options, dataTransfer: carried });
      // Firefox lets nobody make one that has something.
      if (type === 'paste') Object.defineProperty(event, 'clipboardData', { value: carried });
      return target.dispatchEvent(event);
    },
    type,
    data,
  );

test('typed text is read', async () => {
  await give(page, TEXT);
  await isRead();
  assert.equal(await page.$('[aria-current]'), null);
});

test('text with a line for each paragraph is read', async () => {
  await give(page, TEXT.replaceAll('\n\n', '\n'));
  await isRead();
});

test('text whose lines are cut is read', async () => {
  await give(page, TEXT.replace('repairs would', 'repairs\nwould').replace('was hurt', 'was\nhurt'));
  assert.match(await said(page, 'panel'), /“Nobody was\s+hurt,”\s+Dora Fenwick/);
});

test('typed HTML is read and cleared', async () => {
  await give(page, HTML);
  await isRead();
  await isCleared();
});

test('an article is pasted with its layout', async () => {
  await page.click('#own');
  await carry('#text', 'paste', { 'text/html': HTML, 'text/plain': TEXT });
  // The browser puts in the text only where a person pastes.
  await page.$eval('#text', (area, text) => (/** @type {HTMLTextAreaElement} */ (area).value = text), TEXT);
  await reading(page, () => page.click('#read'));
  await isRead();
  await isCleared();
});

test('what is pasted anywhere is read, and what is pasted into a field is not', async () => {
  await reading(page, () => carry('main', 'paste', { 'text/plain': TEXT }));
  await isRead();
  await carry('#text', 'paste', { 'text/plain': 'Something else.' });
  await isRead();
});

test('what is dropped is read: text, HTML, a file; also onto the frame', async () => {
  await reading(page, () => carry('main', 'drop', { 'text/plain': TEXT }));
  await isRead();
  await page.click('a[href="#interview"]');
  await waitFor(page, () => /Solberg/.test(document.querySelector('iframe')?.contentDocument?.body.innerText ?? ''));
  await reading(page, () => carry('header', 'drop', { file: HTML }));
  await isRead();
  await isCleared();
  await page.click('a[href="#interview"]');
  await waitFor(page, () => /Solberg/.test(document.querySelector('iframe')?.contentDocument?.body.innerText ?? ''));
  await reading(page, () =>
    page.evaluate((html) => {
      const frame = /** @type {any} */ (document.querySelector('iframe')).contentWindow;
      const dataTransfer = new frame.DataTransfer();
      dataTransfer.setData('text/html', html);
      frame.document.body.dispatchEvent(new frame.DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, HTML),
  );
  await isRead();
});

test('a saved page is opened, in its own encoding', async () => {
  const head = '<!doctype html><html><head><meta charset="windows-1252"><title>Closed</title><meta property="og:site_name" content="The Oakham Post"></head><body>';
  const page1252 = Buffer.from(`${head}${HTML}</body></html>`.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1');
  await reading(page, () => choose(saved('page.html', page1252)));
  await isRead();
  await isCleared();
  assert.equal(await page.$eval('dialog', (dialog) => dialog.open), false);
  assert.match(await framed(page, (document) => document.head.innerHTML), /The Oakham Post/);
});

test('a file that is no text is refused, and so is a web archive', async () => {
  const state = () => page.$eval('#state', (state) => state.textContent ?? '');
  await choose(saved('letter.txt', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0])));
  await waitFor(page, () => /neither text nor HTML/.test(document.getElementById('state')?.textContent ?? ''));
  await choose(saved('page.mhtml', 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n'));
  await waitFor(page, () => /web archive/.test(document.getElementById('state')?.textContent ?? ''));
  assert.match(await state(), /paste/);
  // What was there is there still.
  assert.match(await said(page, 'panel'), /Ruth Adeyemi/);
});

test('a text in which nobody is quoted says so', async () => {
  await give(page, 'The bridge at Oakham is closed.\n\nIt will open again in May.');
  assert.match(await page.$eval('#state', (state) => state.textContent ?? ''), /Nobody is quoted/);
  await page.click('#tab-cleared');
  assert.match(await said(page, 'cleared'), /Nothing was in the way/);
  await page.click('#tab-inspection');
  assert.match(await said(page, 'inspection'), /Decisions[\s\S]*None/);
});

const LINES = '<p>The bridge at Oakham was closed on Monday after a barge had struck it, the town said.</p>'.repeat(3);
/** Each does something that is seen, should it be able to. */
const HOSTILE = [
  '<script>parent.hurt = "script"</script>',
  '<script src="/try/it/hurt.js"></script>',
  '<img src="x" onerror="parent.hurt = \'onerror\'"><img srcset="/try/it/hurt.png 1x"><input type="image" src="/try/it/hurt.png">',
  '<svg onload="parent.hurt = \'svg\'"><script>parent.hurt = "svg script"</script><a xlink:href="javascript:parent.hurt=1"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=parent.hurt=\'mutation\'>"></mglyph></table></mtext></math>',
  '<svg></p><style><g title="</style><img src onerror=parent.hurt=\'namespace\'>"></svg>',
  '<noscript><p title="</noscript><img src=x onerror=parent.hurt=\'noscript\'>"></p></noscript>',
  '<a class="hurt" href="javascript:parent.hurt = \'javascript\'">here</a><a class="hurt" href="&#106;ava\nscript:parent.hurt=\'entity\'">here</a>',
  '<a class="hurt" href="data:text/html,<script>parent.hurt=1</script>">data</a><a class="hurt" href="/try/it/hurt" target="_top">away</a>',
  '<a class="hurt" href="/try/it/hurt" target="_blank" ping="/try/it/hurt">new</a>',
  '<iframe src="/try/it/hurt"></iframe><iframe srcdoc="<script>parent.parent.hurt = \'srcdoc\'</script>"></iframe>',
  '<object data="/try/it/hurt"></object><embed src="/try/it/hurt"><video src="/try/it/hurt" poster="/try/it/hurt" autoplay></video><audio src="/try/it/hurt"></audio>',
  '<form action="/try/it/hurt" id="away"><input name="submit"><input name="nodeType"><input name="parentNode"><button class="hurt">send</button></form><button class="hurt" form="away" formaction="javascript:parent.hurt=1">send</button>',
  '<style>@import "/try/it/hurt.css"; html, body { position: fixed; inset: 0; z-index: 2147483647; background: url(/try/it/hurt.png) } p { display: none !important } whosaid-card { display: none }</style>',
  '<p class="hurt" style="position: fixed; inset: 0; z-index: 2147483647; background: url(/try/it/hurt.png)" onclick="parent.hurt = \'onclick\'" onmouseover="parent.hurt=1">Cover</p>',
  '<meta http-equiv="refresh" content="0; url=/try/it/hurt"><meta http-equiv="Content-Security-Policy" content="script-src *"><base href="https://elsewhere.example/" target="_top">',
  '<link rel="stylesheet" href="/try/it/hurt.css"><link rel="preload" as="script" href="/try/it/hurt.js"><link rel="prefetch" href="/try/it/hurt"><link rel="dns-prefetch" href="//elsewhere.example">',
  '<p onfocus="parent.hurt=1" tabindex="0" autofocus>focus</p><details open ontoggle="parent.hurt=1"><summary>more</summary></details><div popover id="pop">x</div><button class="hurt" popovertarget="pop">pop</button><dialog open>over all</dialog>',
  '<template><script>parent.hurt=1</script></template><x-hurt is="x-hurt"></x-hurt><marquee onstart="parent.hurt=1">x</marquee><portal src="/try/it/hurt"></portal>',
  '<p data-whosaid-hidden id="whosaid-card" name="getElementById">hidden</p><img name="body"><a id="CSS"></a><form id="document" name="createRange"></form>',
];

test('hostile HTML is inert', async () => {
  /** @type {string[]} */
  const dialogs = [];
  page.on('dialog', (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
  web.asked.length = 0;
  await give(page, `<html onload="parent.hurt=1"><head></head><body onload="parent.hurt='body'" background="/try/it/hurt.png"><article><h1>Closed</h1>${LINES}<p>“Nobody was hurt,” said Dora Fenwick.</p>${HOSTILE.join('\n')}</article></body></html>`);
  assert.match(await said(page, 'panel'), /Dora Fenwick/);
  assert.ok((await framed(page, (document) => document.querySelectorAll('.hurt').length)) > 5);
  await framed(page, (document) => document.querySelectorAll('.hurt').forEach((one) => /** @type {HTMLElement} */ (one).click()));
  // As people click, too.
  for (const frame of page.frames().slice(1)) for (const one of (await frame.$$('.hurt')).slice(0, 6)) await one.click().catch(() => {});
  const active = 'script, iframe, object, embed, img, svg, math, video, audio, style, base, template, dialog, link, meta[http-equiv=refresh], [style], [src], [srcset], [action], [formaction], [target], [ping], [popover], [background]';
  assert.deepEqual(await framed(page, /** @type {any} */ (`(document) => [...document.body.querySelectorAll('${active}')].map((one) => one.outerHTML)`)), []);
  assert.deepEqual(
    await framed(page, (document) => [...document.querySelectorAll('*')].flatMap(({ attributes }) => [...attributes]).filter(({ name, value }) => /^on/.test(name) || /^\s*(javascript|data|vbscript):/i.test(value)).map(({ name }) => name)),
    [],
  );
  assert.equal(await page.evaluate(() => 'hurt' in globalThis), false);
  assert.deepEqual(dialogs, []);
  assert.deepEqual(web.asked.filter((path) => path.includes('hurt')), []);
  assert.equal(page.url(), web.address);
  assert.equal((await browser.pages()).filter((one) => /hurt|elsewhere/.test(one.url())).length, 0);
  // Nothing covers ours.
  for (const id of ['own', 'tab-cleared']) {
    assert.equal(
      await page.$eval(`#${id}`, (button) => {
        const { left, top } = button.getBoundingClientRect();
        return document.elementFromPoint(left + 4, top + 4) === button;
      }),
      true,
    );
  }
  // And all goes on as before.
  await give(page, TEXT);
  await isRead();
});

test('should anything active ever get through, the frame’s policy stops it', async () => {
  const ran = await framed(page, async (document, window) => {
    const { parent } = window;
    const script = document.createElement('script');
    script.append('parent.hurt = "through"');
    const image = document.createElement('img');
    image.src = '/try/it/hurt.png';
    document.body.append(script, image);
    await new Promise((resolve) => image.addEventListener('error', resolve));
    return 'hurt' in parent;
  });
  assert.equal(ran, false);
  assert.ok(!web.asked.includes('/try/it/hurt.png'));
});

test('the page’s own policy lets nothing out, and no string become markup', async () => {
  const elsewhere = await serve();
  const tried = await page.evaluate(async (address) => {
    /** @param {() => unknown} act */
    const fails = async (act) => {
      try {
        await act();
        return false;
      } catch {
        return true;
      }
    };
    const image = new Image();
    const loaded = new Promise((resolve) => image.addEventListener('error', () => resolve('refused')));
    image.src = address + 'icon.png';
    return {
      fetch: await fails(() => fetch(address)),
      image: await loaded,
      markup: await fails(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      code: await fails(() => new Function('return 1')()),
    };
  }, elsewhere.address);
  elsewhere.close();
  assert.deepEqual(tried, { fetch: true, image: 'refused', markup: true, code: true });
  assert.deepEqual(elsewhere.asked, []);
});

test('a link carries a text, and HTML, in its fragment', async () => {
  for (const text of [TEXT, HTML]) {
    await give(page, text);
    await page.click('#share');
    await waitFor(page, () => /^#(text|html)=/.test(location.hash));
    const link = page.url();
    await page.goto('about:blank');
    web.asked.length = 0;
    await page.goto(link);
    await read(page);
    await isRead();
    assert.ok(web.asked.every((path) => path.length < 40), 'the server learns nothing of it');
  }
  await isCleared();
});

test('a link to a sample is short', async () => {
  await reading(page, () => page.click('a[href="#herring"]'));
  await page.click('#share');
  await waitFor(page, () => /link/.test(document.getElementById('state')?.textContent ?? ''));
  assert.equal(page.url(), `${web.address}#herring`);
});

test('a link that was cut says so, and a sample is shown', async () => {
  for (const [hash, message] of [['#text=7VVN', /cut on its way/], ['#nowhere', /no article of this name/], ['#%', /no article of this name/]]) {
    await page.goto('about:blank');
    await page.goto(web.address + hash);
    await waitFor(page, () => !/^Reading|quotations/.test(document.getElementById('state')?.textContent ?? 'Reading'));
    assert.match(await page.$eval('#state', (state) => state.textContent ?? ''), /** @type {RegExp} */ (message));
    assert.match(await said(page, 'panel'), /Ruth Adeyemi/);
  }
});
