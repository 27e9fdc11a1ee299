// Pages as they come: with a strict policy, broken, empty, no article at all; and an engine that fails.

import assert from 'node:assert/strict';
import { cpSync, appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { BROWSER, STRICT, file, markup, painted, passed, readable, sample, start, view, waitFor } from './harness.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let session;

describe('the extension as it is', () => {
  before(async () => {
    session = await start();
  });
  afterEach(() => session.tidy());
  after(() => session.stop());

  test('it works under the strictest policy a page can have, and breaks none of it', async () => {
    const open = await session.open({ html: sample() });
    const expected = { marks: await painted(open.page), lines: await readable(open.page), view: await view(await session.popup(open.page)) };
    const strict = await session.open({ html: sample(), csp: STRICT });
    assert(Object.keys(expected.marks).length > 5);
    assert.deepEqual(await painted(strict.page), expected.marks);
    assert.deepEqual(await readable(strict.page), expected.lines);
    assert.deepEqual(await view(await session.popup(strict.page)), expected.view);
    const refused = strict.errors.filter((error) => !/Content.Security.Policy/i.test(error));
    assert.deepEqual(refused, []);
  });

  /** What Whosaid has measured: loading the engine would be among it. */
  const measured = () => performance.getEntriesByType('measure').map((entry) => entry.name).filter((name) => name.startsWith('whosaid:'));

  const FORM = '<h1>Log in</h1><form><label>Name <input></label><button>Go</button></form>';
  /** @type {{ [name: string]: import('./harness.js').Serve }} */
  const NO_ARTICLE = {
    'a page with a form': { html: `<!doctype html><title>Log in</title>${FORM}` },
    'an empty page': { html: '' },
    'an empty body': { html: '<!doctype html><html><head></head><body></body></html>' },
    'no body': { html: '<!doctype html><html><head><title>Nothing</title></head></html>' },
    'a frameset': { html: '<!doctype html><html><frameset><frame src="about:blank"></frameset></html>' },
    'plain text': { html: '“Go,” said Kim.\n\nAdvertisement', type: 'text/plain; charset=utf-8' },
    'XML': { html: '<?xml version="1.0"?><news><p>“Go,” said Ann Lee.</p></news>', type: 'application/xml' },
    'an image': { html: '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">“Go,” said Kim.</text></svg>', type: 'image/svg+xml' },
  };

  for (const [name, page] of Object.entries(NO_ARTICLE)) {
    test(`${name}: nothing happens`, async () => {
      const { page: tab, errors } = await session.visit(session.publish(page));
      await passed(tab);
      assert.deepEqual(await tab.evaluate(measured), ['whosaid:pass'], 'no engine is loaded');
      assert.equal((await markup(tab)).includes('whosaid'), false);
      assert.deepEqual(errors, []);
    });
  }

  test('broken HTML is read as the browser reads it', async () => {
    const html = sample().replaceAll('</p>', '').replace('</article>', '</div></b></article').replace('<main>', '<main><b><p><table><tr>');
    const { page, errors } = await session.open({ html });
    assert((await readable(page)).some((line) => line.includes('pumped the same cellars')) || (await readable(page)).length > 10);
    assert.deepEqual(errors, []);
  });

  test('a page with frames: nothing is thrown or logged', async () => {
    const inner = session.publish({ html: '<p>“Go,” said Ann Lee.</p>' });
    const html = sample().replace('<footer>', `<iframe src="${inner}"></iframe><iframe></iframe><footer>`);
    const { page, errors } = await session.open({ html });
    assert(Object.keys(await painted(page)).length > 5);
    assert.deepEqual(errors, []);
  });
});

describe('an engine that panics', () => {
  /** @type {string} */
  let broken;
  before(async () => {
    broken = mkdtempSync(join(tmpdir(), 'whosaid-'));
    cpSync(file(`dist/${BROWSER}`), broken, { recursive: true });
    // What a panic is to the page: the panic hook's line in the console, then a trap. This is a real one, of a module that
    // has nothing else.
    const module = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    appendFileSync(
      join(broken, 'engine.js'),
      `const { t } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([${module}]))).exports;
      Page.prototype.readOn = () => { console.error('panicked at src/lib.rs: a test'); t(); };`,
    );
    session = await start({ extension: broken });
  });
  after(async () => {
    await session.stop();
    rmSync(broken, { recursive: true });
  });

  test('leaves the page as it was, says so once, and in the popup', async () => {
    const html = sample();
    const plain = await session.browser.newPage();
    await plain.setContent(html);
    const before = await markup(plain);
    await plain.close();
    const { page, errors } = await session.visit(session.publish({ html }));
    const popup = await session.popup(page);
    await waitFor(popup, () => document.getElementById('state')?.textContent?.includes('stopped'));
    assert((await markup(page)) === before, 'the page is as it was');
    assert.deepEqual(await painted(page), {});
    assert.deepEqual(errors, ['panicked at src/lib.rs: a test']);
  });
});
