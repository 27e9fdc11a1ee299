// The loader: in every page, from its first byte on. It waits until the page can be read, brings the reader in where there may be
// an article, and tells it when the page has changed. A page that is plainly no article costs this file and nothing else.

/** @import * as Reader from './reader.js' */
/** @import { Watch } from './types.d.ts' */

(() => {
  const { runtime, storage } = globalThis.browser ?? chrome;

  /** @type {Promise<typeof Reader> | undefined} */
  let loading;
  let loaded = false;

  // The settings are asked for at once, because the answer takes its time; settings.js understands them.
  const area = storage.sync ?? storage.local;
  /** @returns {Promise<{ [key: string]: any }>} */
  const ask = () => area.get(['settings', `site:${location.hostname}`]).catch(() => ({}));
  let kept = ask();
  area.onChanged.addListener(() => {
    if (!loaded) kept = ask();
  });

  // While a page is parsed, callbacks seldom have their turn: one file after the other would take until its end. So all that will
  // be needed is asked for at once.
  function load() {
    if (loading) return loading;
    const needed = [
      import(chrome.runtime.getURL('settings.js')),
      import(chrome.runtime.getURL('engine.js')),
    ];
    loading = Promise.all([import(chrome.runtime.getURL('reader.js')), ...needed]).then(([reader]) => {
      loaded = true;
      reader.open(watch, kept, engine);
      return reader;
    });
    return loading;
  }

  /** @type {Promise<WebAssembly.Module> | undefined} */
  let module;

  /** The engine, compiled beside the page's own work. */
  function engine() {
    module ??= WebAssembly.compileStreaming(fetch(runtime.getURL('engine_bg.wasm')));
    return module;
  }

  /** Updated or removed while the tab was open: from now on another content script is in charge, or none. */
  const orphaned = () => !runtime?.id;

  /** @param {unknown} error */
  function fail(error) {
    if (!orphaned()) console.error('Whosaid could not start:', error);
  }

  // Whether looking closer may be worth it. It must never say no to an article, so it asks for next to nothing.
  function mayHoldArticle() {
    const { body } = document;
    if (!body || !/html/.test(document.contentType)) return false;
    const count = (/** @type {string} */ name) => body.getElementsByTagName(name).length;
    return count('p') > 2 || count('br') > 2 || count('article') > 0 || within(body).some(holdsArticle);
  }

  /** @param {ParentNode} root */
  const holdsArticle = (root) => root.querySelectorAll('p').length > 2 || root.querySelector('article') !== null;

  /** So many elements are asked for a shadow root: a page that is all made of them has one near its beginning. */
  const ASKED = 500;

  /** @type {Node[]} */
  let shadows = [];

  /**
   * The shadow roots and the pages in frames that the page has.
   *
   * @param {HTMLElement} body
   */
  function within(body) {
    /** @type {ShadowRoot[]} */
    const roots = [];
    let asked = 0;
    /** @param {HTMLCollectionOf<Element> | NodeListOf<Element>} elements */
    const seek = (elements) => {
      for (let index = 0; index < elements.length && asked < ASKED; index++, asked++) {
        const root = elements[index]?.shadowRoot;
        if (root) roots.push(root);
      }
    };
    seek(body.getElementsByTagName('*'));
    for (const root of roots) seek(root.querySelectorAll('*'));
    shadows = roots;
    return [...roots, ...[...body.getElementsByTagName('iframe')].flatMap((frame) => frame.contentDocument ?? [])];
  }

  // Whether the page calls itself an article, which it does in its head, before there is anything to read.
  function saysArticle() {
    if (document.querySelector('meta[property="og:type"][content="article" i]')) return true;
    const data = document.querySelectorAll('script[type="application/ld+json"]');
    return [...data].some((script) => /Article"|Report"|BlogPosting"/.test(script.textContent ?? ''));
  }

  function look() {
    const start = performance.now();
    if (loading || mayHoldArticle()) {
      watcher.stop();
      if (!module) hasten();
      load().then((reader) => reader.look(start)).catch(fail);
    } else {
      watcher.start(undefined, shadows);
      performance.clearMeasures('whosaid:pass');
      performance.measure('whosaid:pass', { start });
    }
    return performance.now() - start;
  }

  // What cannot change what is read or hidden.
  const IDLE = /^(script|style|link|meta|iframe|img|video|audio|svg|canvas|noscript|template)$/;

  /** @param {Node} node */
  const counts = (node) => (node.nodeType === 1 ? !IDLE.test(/** @type {Element} */ (node).localName) : node.nodeType === 3);

  // What the reader is writing is not read.
  const WRITTEN = '[contenteditable=""], [contenteditable="true" i], [contenteditable="plaintext-only" i]';

  /** @param {MutationRecord} record */
  function matters({ type, target, addedNodes, removedNodes }) {
    const element = target.nodeType === 1 ? /** @type {Element} */ (target) : target.parentElement;
    if (element?.closest(WRITTEN)) return false;
    return type !== 'childList' || [...addedNodes].some(counts) || [...removedNodes].some(counts);
  }

  // Beyond some records asking costs more than looking.
  const matter = (/** @type {MutationRecord[]} */ records) => records.length > 100 || records.some(matters);

  /** @param {Node[]} one @param {Node[]} other */
  const same = (one, other) => one.length === other.length && one.every((node, index) => node === other[index]);

  /**
   * Looks again whenever the page has changed: when the browser is idle, in a visible tab only, and so seldom that all looks
   * together take about a hundredth of the time; where they find nothing new, ever less. But nothing new waits for long.
   *
   * @type {Watch}
   */
  function watch(look) {
    const SHORTEST = 250;
    const LONGEST = 4000;
    /** So many places of a kind are observed. */
    const MOST = 100;
    let rest = 0;
    let notBefore = 0;
    let address = '';
    let waiting = false;
    let on = false;
    /** @type {Node | undefined} */
    let area;
    /** Where else words that change in their place count. @type {Node[]} */
    let apart = [];
    /** Elements that a script of the page may still bring to life. @type {Element[]} */
    let asleep = [];

    const observer = new MutationObserver((records) => {
      if (!waiting && matter(records)) wait();
    });

    // Nothing else tells when an element gets a shadow root.
    let grown = false;
    const growth = new ResizeObserver(() => {
      // They are told first how large they are.
      if (grown && !waiting) wait();
      grown = true;
    });

    /** @param {Event} event */
    function onLoad({ target }) {
      const inner = target instanceof HTMLIFrameElement && target.contentDocument;
      if (inner && !waiting && holdsArticle(inner)) wait();
    }

    function wait() {
      waiting = true;
      setTimeout(() => requestIdleCallback(run, { timeout: 1000 }), Math.max(0, notBefore - performance.now()));
    }

    async function run() {
      waiting = false;
      if (!on || document.hidden) return;
      if (orphaned()) return stop();
      observer.takeRecords();
      const { cost, changed } = await look();
      const moved = location.href !== address;
      address = location.href;
      rest = Math.min(Math.max(changed || moved ? 100 * cost : 2 * rest, SHORTEST), LONGEST);
      notBefore = performance.now() + rest;
    }

    function turn() {
      if (!waiting && matter(observer.takeRecords())) wait();
      observer.disconnect();
      growth.disconnect();
      if (!on || document.hidden) return;
      observer.observe(document, { childList: true, subtree: true });
      for (const place of area ? [area, ...apart] : apart) observer.observe(place, { childList: true, subtree: true, characterData: true });
      grown = false;
      for (const element of asleep) growth.observe(element);
    }

    function onVisible() {
      if (orphaned()) return stop();
      turn();
      if (on && !document.hidden && !waiting) wait();
    }

    /** @param {Node} [now] @param {Node[]} [roots] */
    function start(now, roots = []) {
      // What is hidden may be filled with something else, which must be shown.
      const places = [...roots, ...document.querySelectorAll('[data-whosaid-hidden]')].slice(0, MOST);
      const sleeping = [...document.querySelectorAll(':not(:defined)')].slice(0, MOST);
      const elements = sleeping.length && document.body ? [document.body, ...sleeping] : [];
      if (on && now === area && same(apart, places) && same(asleep, elements)) return;
      on = true;
      area = now;
      apart = places;
      asleep = elements;
      document.addEventListener('visibilitychange', onVisible);
      document.addEventListener('load', onLoad, true);
      turn();
    }

    function stop() {
      on = false;
      area = undefined;
      apart = asleep = [];
      document.removeEventListener('load', onLoad, true);
      document.removeEventListener('visibilitychange', onVisible);
      turn();
    }

    return { start, stop };
  }

  const watcher = watch(async () => ({ cost: look(), changed: false }));

  function ready() {
    watcher.start();
    look();
  }

  // The head is there when the body begins: time enough to have the engine ready when the page is.
  function head() {
    if (!saysArticle()) return;
    hasten();
    load().then((reader) => reader.prepare()).catch(fail);
  }

  /** Has the engine compiled while the rest is on its way, if there is anything to do. */
  function hasten() {
    kept.then((all) => isOn(all) && engine()).catch(() => {}); // Whoever needs it hears of it.
  }

  /** Whether there is anything to do here. @param {{ [key: string]: any }} kept */
  function isOn(kept) {
    const { quotations, filter } = kept['settings'] ?? {};
    const site = kept[`site:${location.hostname}`] ?? {};
    return site.on !== false && (quotations !== false || (filter !== false && site.filter !== false));
  }

  runtime.onConnect.addListener((port) => {
    load().then((reader) => reader.connect(port)).catch(fail);
  });

  if (document.readyState !== 'loading') {
    ready();
    return;
  }
  const early = new MutationObserver(() => {
    if (!document.body) return;
    early.disconnect();
    head();
  });
  early.observe(document, { childList: true, subtree: true });
  document.addEventListener(
    'DOMContentLoaded',
    () => {
      early.disconnect();
      ready();
    },
    { once: true },
  );
})();
