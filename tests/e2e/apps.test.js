// Pages made by real frameworks: the server's markup is read and painted, then hydrated, then changed by the app.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, afterEach, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';
import { file, isPainted, painted, start, waitFor } from './harness.js';

/** @import { Page } from 'puppeteer-core' */

/** @type {Awaited<ReturnType<typeof start>>} */
let session;
before(async () => {
  session = await start();
});
afterEach(() => session.tidy());
after(() => session.stop());

const PARAGRAPHS = [
  'The night train to the coast will run again from May, the railway said on Thursday, eleven years after the last one left.',
  '“People have asked us for it every single winter,” said Route Manager Ilse Brandt, who will be on the first one herself.',
  'Tickets go on sale in March. The old sleeping cars have been repaired in a workshop that had been closed for as long as the line.',
  '“I kept the key because I knew they would come back,” Foreman Otto Reuss said at the gate of the workshop on Thursday morning.',
];
const LATE = '“We have sold out twice already,” Brandt said on Friday.';
const ADS = ['Advertisement', 'Advertisement'];

/** An app shows `state`; `globalThis.hydrate()` wakes it and resolves when it lives, `globalThis.show(state)` changes it. */
const FIRST = { title: 'The night train returns', paragraphs: PARAGRAPHS, ads: ADS };
const SECOND = { title: 'The night train is sold out', paragraphs: [PARAGRAPHS[0], LATE, ...PARAGRAPHS.slice(2)], ads: [LATE, ADS[0]] };

// Each framework as its users write it: a source that exports the app to both sides, rendered there and hydrated here.
const REACT = `
  import { createElement as h, useState } from 'react';
  export function App({ first, tell }) {
    const [state, set] = useState(first);
    const [clicks, click] = useState(0);
    tell?.(set);
    return h('article', null,
      h('h1', null, state.title),
      state.paragraphs.map((text, key) => h('p', { key }, text)),
      state.ads.map((text, key) => h('div', { key, className: text.length < 20 ? 'ad-slot' : 'story' }, text)),
      h('button', { onClick: () => click(clicks + 1) }, String(clicks)));
  }`;
const VUE = `
  import { h, ref } from 'vue';
  export const App = {
    props: ['first', 'tell'],
    setup({ first, tell }) {
      const state = ref(first);
      const clicks = ref(0);
      tell?.((next) => { state.value = next; });
      return () => h('article', [
        h('h1', state.value.title),
        state.value.paragraphs.map((text, key) => h('p', { key }, text)),
        state.value.ads.map((text, key) => h('div', { key, class: text.length < 20 ? 'ad-slot' : 'story' }, text)),
        h('button', { onClick: () => clicks.value++ }, String(clicks.value)),
      ]);
    },
  };`;
const SVELTE = `
  <script>
    let { first, tell } = $props();
    let state = $state(first);
    let clicks = $state(0);
    tell?.((next) => { state = next; });
  </script>
  <article><h1>{state.title}</h1>
    {#each state.paragraphs as text}<p>{text}</p>{/each}
    {#each state.ads as text}<div class={text.length < 20 ? 'ad-slot' : 'story'}>{text}</div>{/each}
    <button onclick={() => clicks++}>{clicks}</button></article>`;

/** @type {{ [name: string]: { app: string, server: string, client: string } }} */
const FRAMEWORKS = {
  React: {
    app: REACT,
    server: `import { renderToString } from 'react-dom/server'; import { createElement } from 'react'; import { App } from 'app';
      export const html = async (first) => renderToString(createElement(App, { first }));`,
    client: `import { hydrateRoot } from 'react-dom/client'; import { createElement, useEffect } from 'react'; import { flushSync } from 'react-dom'; import { App } from 'app';
      globalThis.hydrate = () => new Promise((done) => {
        let set;
        const Root = () => { useEffect(() => done()); return createElement(App, { first, tell: (to) => { set = to; } }); };
        hydrateRoot(document.getElementById('root'), createElement(Root), { onRecoverableError: (error) => console.error('hydration', String(error)) });
        globalThis.show = (state) => flushSync(() => set(state));
      });`,
  },
  Vue: {
    app: VUE,
    server: `import { renderToString } from 'vue/server-renderer'; import { createSSRApp } from 'vue'; import { App } from 'app';
      export const html = (first) => renderToString(createSSRApp(App, { first }));`,
    client: `import { createSSRApp, nextTick } from 'vue'; import { App } from 'app';
      globalThis.hydrate = () => { createSSRApp(App, { first, tell: (set) => { globalThis.show = (state) => { set(state); return nextTick(); }; } }).mount('#root'); return nextTick(); };`,
  },
  Svelte: {
    app: SVELTE,
    server: `import { render } from 'svelte/server'; import App from 'app'; export const html = async (first) => (await render(App, { props: { first } })).body;`,
    client: `import { hydrate, flushSync } from 'svelte'; import App from 'app';
      globalThis.hydrate = async () => { hydrate(App, { target: document.getElementById('root'), props: { first, tell: (set) => { globalThis.show = (state) => flushSync(() => set(state)); } } }); flushSync(); };`,
  },
};

/**
 * One side of an app, bundled.
 *
 * @param {string} app
 * @param {string} entry
 * @param {'server' | 'client'} side
 * @param {boolean} development
 */
async function bundle(app, entry, side, development) {
  const svelte = app.includes('$props');
  const contents = svelte ? compile(app, { generate: side, filename: 'App.svelte', dev: development }).js.code : app;
  const built = await build({
    stdin: { contents: entry, resolveDir: file('.') },
    plugins: [
      {
        name: 'app',
        setup(build) {
          build.onResolve({ filter: /^app$/ }, () => ({ path: 'app', namespace: 'app' }));
          build.onLoad({ filter: /./, namespace: 'app' }, () => ({ contents, resolveDir: file('.') }));
        },
      },
    ],
    bundle: true,
    write: false,
    format: side === 'server' ? 'cjs' : 'iife',
    platform: side === 'server' ? 'node' : 'browser',
    conditions: [...(side === 'client' ? ['browser'] : []), development ? 'development' : 'production'],
    define: { 'process.env.NODE_ENV': development ? '"development"' : '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true' },
    logLevel: 'error',
  });
  return built.outputFiles[0]?.text ?? '';
}

/**
 * The page that the server sends.
 *
 * @param {{ app: string, server: string, client: string }} framework
 * @param {unknown} first
 * @param {boolean} development
 */
async function served({ app, server, client }, first, development) {
  const module = { exports: /** @type {any} */ ({}) };
  new Function('module', 'exports', 'require', await bundle(app, server, 'server', development))(module, module.exports, createRequire(import.meta.url));
  const script = (await bundle(app, client, 'client', development)).replaceAll('</script', '<\\/script');
  const html = await module.exports.html(first);
  return `<!doctype html><html lang="en"><title>News</title><div id="root">${html}</div><script>const first = ${JSON.stringify(first)};</script><script>${script}</script>`;
}

/** What the page says, and what of it can be seen. @param {Page} page */
const words = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('article > :not(button)')];
    const seen = all.filter((element) => getComputedStyle(element).display !== 'none');
    return { all: all.map((element) => element.textContent), seen: seen.map((element) => element.textContent) };
  });

for (const [name, framework] of Object.entries(FRAMEWORKS)) {
  describe(name, () => {
    test('hydrates what was painted and cleared, and works on', async () => {
      const { page, errors } = await session.open({ html: await served(framework, FIRST, false) });
      /** @type {string[]} */
      const warnings = [];
      page.on('console', (message) => message.type() === 'warn' && warnings.push(message.text()));
      await isPainted(page, '“People have asked');
      await waitFor(page, () => document.querySelectorAll('[data-whosaid-hidden]').length === 2);
      await page.evaluate('hydrate()');
      const before = await page.evaluateHandle(() => document.querySelector('article p'));
      await page.click('button');
      await waitFor(page, () => document.querySelector('button')?.textContent === '1');
      assert.deepEqual((await words(page)).all, [FIRST.title, ...FIRST.paragraphs, ...FIRST.ads]);
      await page.evaluate(`show(${JSON.stringify(SECOND)})`);
      await isPainted(page, '“We have sold out');
      // The element that held an advertisement holds a sentence now.
      await waitFor(page, () => document.querySelectorAll('[data-whosaid-hidden]').length === 1);
      const { all, seen } = await words(page);
      assert.deepEqual(all, [SECOND.title, ...SECOND.paragraphs, ...SECOND.ads]);
      assert.deepEqual(seen, all.slice(0, -1));
      assert(!JSON.stringify(await painted(page)).includes('People have asked'));
      assert(await page.evaluate((old) => old === document.querySelector('article p'), before), 'it was hydrated, not made again');
      await page.click('button');
      await waitFor(page, () => document.querySelector('button')?.textContent === '2');
      assert.deepEqual([...errors, ...warnings], []);
    });

    test('finds nothing strange about painted text, even while it is developed', async () => {
      const { page, errors } = await session.open({ html: await served(framework, { ...FIRST, ads: [] }, true) });
      /** @type {string[]} */
      const warnings = [];
      page.on('console', (message) => message.type() === 'warn' && warnings.push(message.text()));
      await isPainted(page, '“People have asked');
      await page.evaluate('hydrate()');
      await page.evaluate(`show(${JSON.stringify({ ...SECOND, ads: [] })})`);
      await isPainted(page, '“We have sold out');
      assert.deepEqual([...errors, ...warnings], []);
    });
  });
}
