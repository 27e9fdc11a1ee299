// Pages that stand in the way, on purpose or not.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { painted, sample, start } from './harness.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

/** What is painted on the sample article. */
async function expected() {
  const { page } = await session.open({ html: sample() });
  return painted(page);
}

test('a form whose fields are called like what a walk asks for', async () => {
  const names = ['nodeType', 'firstChild', 'nextSibling', 'parentNode', 'parentElement', 'localName', 'attributes', 'getAttribute',
    'getAttributeNames', 'hasAttributes', 'setAttribute', 'removeAttribute', 'closest', 'contains', 'isSameNode'];
  const form = `<form>${names.map((name) => `<input name="${name}">`).join('')}</form>`;
  const html = sample().replace('<main>', `${form}<main>`);
  const { page, errors } = await session.open({ html });
  assert.deepEqual(await painted(page), await expected());
  assert.deepEqual(errors, []);
});

test('a page that has bent the language before us', async () => {
  const bend = `<script>
    const no = () => { throw new Error('bent'); };
    Object.prototype.whosaid = 1;
    Array.prototype[Symbol.iterator] = Array.prototype.push = Array.prototype.some = no;
    String.prototype.slice = String.prototype.replace = RegExp.prototype.test = no;
    Node.prototype.appendChild = Element.prototype.getAttribute = Element.prototype.setAttribute = no;
    Document.prototype.createRange = Document.prototype.querySelectorAll = no;
    Performance.prototype.measure = Performance.prototype.now = no;
    Promise.prototype.then = Set.prototype.has = Map.prototype.get = JSON.stringify = no;
    globalThis.MutationObserver = globalThis.Highlight = globalThis.WebAssembly = globalThis.requestIdleCallback = no;
    HighlightRegistry.prototype.set = HighlightRegistry.prototype.delete = no;
  </script>`;
  const marks = await expected();
  const { page } = await session.visit(session.publish({ html: sample().replace('<head>', `<head>${bend}`) }));
  // The page itself can no longer be asked much.
  const count = () => page.evaluate('CSS.highlights.size');
  const end = Date.now() + 15_000;
  while ((await count()) !== Object.keys(marks).length && Date.now() < end) await new Promise((resume) => setTimeout(resume, 20));
  assert.equal(await count(), Object.keys(marks).length);
});

test('highlights of the page’s own are left alone', async () => {
  const { page } = await session.open({ html: sample().replace('</body>', "<script>CSS.highlights.set('mine', new Highlight())</script></body>") });
  const popup = await session.popup(page);
  await popup.waitForSelector('#quotations');
  await popup.evaluate(() => document.getElementById('quotations')?.click());
  await page.waitForFunction(() => /** @type {any} */ (CSS.highlights).size === 1, { polling: 20 });
  assert(await page.evaluate(() => CSS.highlights.has('mine')));
});
