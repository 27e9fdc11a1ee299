// Pages that change: what comes late is read, too, and looking again costs next to nothing.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { isPainted, painted, passes, countPasses as count, sample, start } from './harness.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

const LATE = '“Nobody told the dredgers,”';
const LATE_PARAGRAPH = `${LATE} Harbour Master Oona Brandt said on Wednesday.`;

test('a paragraph that comes late is read', async () => {
  const { page, errors } = await session.open({ html: sample() });
  await page.evaluate((text) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    document.querySelector('article p:last-of-type')?.after(paragraph);
  }, LATE_PARAGRAPH);
  await isPainted(page, LATE);
  assert.deepEqual(errors, []);
});

test('words that change in their place are read again', async () => {
  const { page } = await session.open({ html: sample() });
  await page.evaluate((text) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && !walker.currentNode.nodeValue?.includes('Nobody in this room'));
    walker.currentNode.nodeValue = text;
  }, LATE_PARAGRAPH);
  await isPainted(page, LATE);
  const all = JSON.stringify(await painted(page));
  assert(!all.includes('Nobody in this room'));
});

test('an article that scripts put into an empty page is read', async () => {
  const { page } = await session.open({ html: '<!doctype html><title>News</title><div id="root"></div>' });
  await page.evaluate((html) => {
    const article = new DOMParser().parseFromString(html, 'text/html').body;
    document.getElementById('root')?.append(...article.childNodes);
  }, sample());
  await isPainted(page, '“We have pumped');
});

test('going to another article within the page takes the colours along', async () => {
  const { page } = await session.open({ html: sample() });
  await isPainted(page, '“We have pumped');
  await page.evaluate((text) => {
    history.pushState({}, '', '?next');
    const paragraphs = ['The dredgers left on Monday, a week before anybody had expected it.', text, 'The port office did not answer calls. The ferry company said it had been told by the radio.'];
    const headline = document.createElement('h1');
    headline.textContent = 'Dredgers leave the harbour early';
    document.querySelector('article')?.replaceChildren(
      headline,
      ...[...paragraphs, ...paragraphs].map((text) => Object.assign(document.createElement('p'), { textContent: text })),
    );
  }, LATE_PARAGRAPH);
  await isPainted(page, LATE);
  assert(!JSON.stringify(await painted(page)).includes('We have pumped'));
});

test('a live blog that puts its news on top', async () => {
  const { page, errors } = await session.open({ html: sample() });
  await isPainted(page, '“We have pumped');
  await count(page);
  const news = ['“The gate is shut,”', '“Water is over the quay,”', '“Go up the hill,”'];
  for (const words of news) {
    await page.evaluate((text) => {
      const entry = Object.assign(document.createElement('p'), { textContent: text });
      document.querySelector('article p')?.before(entry);
    }, `${words} Ines Calder said at the harbour.`);
    await isPainted(page, words);
  }
  await isPainted(page, '“We have pumped');
  assert((await passes(page)) <= 2 * news.length, 'each is looked at about once');
  assert.deepEqual(errors, []);
});

test('a page without an end', async () => {
  const { page, errors } = await session.open({ html: sample() });
  await isPainted(page, '“We have pumped');
  await count(page);
  // What the reader scrolls to comes in at once, part after part.
  const parts = await page.evaluate(async () => {
    const first = document.querySelector('article');
    for (let part = 1; part <= 30; part++) {
      const next = document.createElement('article');
      next.append(
        ...[`Part ${part}: the town waits`, 'The ferry did not sail on Friday, and nobody in the town had expected that it would, the shipping company said.'].map((text, index) =>
          Object.assign(document.createElement(index ? 'p' : 'h2'), { textContent: text }),
        ),
      );
      (document.querySelector('article:last-of-type') ?? first)?.after(next);
      await new Promise((resume) => requestAnimationFrame(resume));
    }
    return document.querySelectorAll('article').length;
  });
  assert.equal(parts, 31);
  await page.evaluate((text) => {
    document.querySelector('article p')?.after(Object.assign(document.createElement('p'), { textContent: text }));
  }, LATE_PARAGRAPH);
  await isPainted(page, LATE);
  await isPainted(page, '“We have pumped');
  assert((await passes(page)) < 15, 'many changes are one look');
  assert.deepEqual(errors, []);
});

test('paragraphs that are taken away under our colours', async () => {
  const { page, errors } = await session.open({ html: sample() });
  await isPainted(page, '“We have pumped');
  await page.evaluate((text) => {
    for (const paragraph of document.querySelectorAll('article p')) {
      if (paragraph.textContent?.includes('“')) paragraph.replaceWith(Object.assign(document.createElement('p'), { textContent: 'The rest of this article is for subscribers of the paper.' }));
    }
    document.querySelector('article p')?.after(Object.assign(document.createElement('p'), { textContent: text }));
  }, LATE_PARAGRAPH);
  await isPainted(page, LATE);
  const marks = await painted(page);
  assert(!JSON.stringify(marks).includes('We have pumped'));
  assert(Object.values(marks).flat().every((text) => text !== ''), 'no range is left over');
  assert.deepEqual(errors, []);
});

test('what the reader writes is neither read nor hidden, and writing costs nothing', async () => {
  const written = '<div id="own" contenteditable><p>Advertisement</p><p>“We should all write to the paper,” said Ines Calder.</p></div>';
  const { page, errors } = await session.open({ html: sample().replace('</article>', `${written}</article>`) });
  await isPainted(page, '“We have pumped');
  assert(!JSON.stringify(await painted(page)).includes('We should all write'));
  assert.equal(await page.evaluate(() => document.querySelector('#own [data-whosaid-hidden]')), null);
  await count(page);
  await page.click('#own');
  await page.keyboard.type('“I wrote this myself,” said Ruth Adeyemi.\nAnd another line. ');
  await page.evaluate(() => new Promise((resume) => requestIdleCallback(resume)));
  assert.equal(await passes(page), 0, 'nobody looks');
  // The next look, whatever it is for, leaves it alone as well.
  await page.evaluate((text) => {
    document.querySelector('article p')?.after(Object.assign(document.createElement('p'), { textContent: text }));
  }, LATE_PARAGRAPH);
  await isPainted(page, LATE);
  assert(!JSON.stringify(await painted(page)).includes('I wrote this'));
  assert((await page.evaluate(() => document.getElementById('own')?.innerText ?? '')).includes('I wrote this myself'));
  assert.deepEqual(errors, []);
});

test('our own changes are no reason to look again, nor is what nobody reads', async () => {
  const { page } = await session.open({ html: sample() });
  await count(page);
  await page.evaluate(async () => {
    for (let turn = 0; turn < 20; turn++) {
      document.body.append(document.createElement('iframe'), document.createElement('script'));
      document.body.className = `turn-${turn}`;
      await new Promise((resume) => requestIdleCallback(resume));
    }
  });
  assert.equal(await passes(page), 0);
});

test('a page that never rests is looked at now and then', async () => {
  const { page } = await session.open({ html: sample() });
  await count(page);
  const changes = await page.evaluate(async () => {
    const box = document.body.appendChild(document.createElement('aside'));
    let changes = 0;
    const start = performance.now();
    while (/** @type {any} */ (globalThis).passes.count < 3 && performance.now() - start < 20_000) {
      box.replaceChildren(Object.assign(document.createElement('p'), { textContent: `Offer ${changes++}` }));
      await new Promise((resume) => setTimeout(resume, 5));
    }
    return changes;
  });
  const looks = await passes(page);
  assert(looks >= 3, 'it is looked at again');
  assert(changes > 10 * looks, `${looks} looks at ${changes} changes`);
});
