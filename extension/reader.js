// The reader of one page: settings in, passes over the page, and what popup and panel see and ask. What is quoted, by whom, what
// is noise, and all work on the page is the engine's; here is only when it does it, and what becomes of the page if it fails.

/** @import { Page } from './engine.js' */
/** @import { Choice, FromPage, Looked, ToPage, View, Watch } from './types.d.ts' */

const { i18n, runtime } = globalThis.browser ?? chrome;

// Always by getURL: Chrome gives modules another address in each page, at which nothing relative is found.
// And spelled out like this, which is what web-ext lint knows to be safe.
/** @type {typeof import('./settings.js')} */
const { choice, onChange } = await import(chrome.runtime.getURL('settings.js'));
const host = location.hostname;

/** @type {View} */
const NOTHING = { article: false, speakers: [], quotations: [], noise: [] };

/** @type {Promise<Choice>} */
let chosen;
/** @type {() => Promise<WebAssembly.Module>} */
let compiled;
/** @type {Promise<Page> | undefined} */
let loading;
/** @type {Page | undefined} */
let page;
/** The shadow roots and the documents of frames that the page has. @type {(ShadowRoot | Document)[]} */
let roots = [];
/** @type {(() => void) | undefined} */
let warm;
/** @type {ReturnType<Watch> | undefined} */
let watcher;
/** @type {ReturnType<typeof import('./view/card.js').cards> | undefined} */
let card;
/** Whether the page has a look that the reader chose. */
let dressed = false;
/** The number on the button now. */
let counted = 0;
/** Where the context menu was opened last, in CSS pixels of the viewport. */
let menu = { x: -1, y: -1 };
/** @type {'loading' | 'read' | 'off' | 'failed'} */
let state = 'loading';
/** @type {Set<chrome.runtime.Port>} */
const ports = new Set();
/** Passes and changes of the settings come one after the other. @type {Promise<unknown>} */
let queue = Promise.resolve();

/**
 * Once in each page, before all else.
 *
 * @param {Watch} watch
 * @param {Promise<{ [key: string]: unknown }>} kept what is kept of the settings
 * @param {() => Promise<WebAssembly.Module>} engine
 */
export function open(watch, kept, engine) {
  chosen = choice(host, kept);
  compiled = engine;
  watcher = watch(() => look(performance.now()));
  addEventListener('contextmenu', ({ clientX: x, clientY: y }) => (menu = { x, y }), { capture: true, passive: true });
  onChange(host, () => {
    chosen = choice(host);
    look(performance.now());
  });
  // The page's grounds may be others now.
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => loading && look(performance.now()));
}

/** Whether noise is hidden. @param {Choice} own */
const filters = ({ filter, site }) => filter && site.filter;

/** Whether there is anything to do here. @param {Choice} own */
const isOn = (own) => own.site.on && (own.quotations || filters(own));

/** Has the engine ready by the time the page is. */
export async function prepare() {
  if (!isOn(await chosen)) return;
  await engine().catch(fail);
  // Browsers compile each function when it is called first. A small article of our own has most of them called.
  requestIdleCallback(() => page || state === 'failed' || warm?.());
}

/**
 * One pass over the page, by the settings.
 *
 * @param {number} start the pass's beginning, as performance.now() gives it
 * @returns {Promise<Looked>}
 */
export function look(start) {
  const pass = queue.then(() => run(start)).catch((error) => {
    fail(error);
    return { cost: 0, changed: false };
  });
  queue = pass;
  return pass;
}

/** What takes less, in milliseconds, needs no rest behind it. */
const ENOUGH = 4;

/** @param {number} start @returns {Promise<Looked>} */
async function run(start) {
  if (state === 'failed') return { cost: 0, changed: false };
  const own = await chosen;
  const { quotations, site } = own;
  if (!isOn(own)) {
    watcher?.stop();
    page?.unhide();
    page?.unpaint();
    await undress();
    publish('off');
    count(0);
    return { cost: 0, changed: true };
  }
  const now = (page ??= await engine());
  measure('load', start);
  now.prefer(own.kinds, [...own.phrases, ...site.phrases], [...own.selectors, ...site.selectors]);
  now.spare(site.never);
  await dress(quotations ? own : undefined);
  const before = now.revision;
  let cost = 0;
  let slice = { start, duration: 0 };
  /**
   * Works until there is no more to do, and lets the page have its turn before each piece of the work.
   *
   * @param {string} name
   * @param {() => boolean | void} step
   */
  const time = async (name, step) => {
    await breathe();
    const from = performance.now();
    for (let begun = from, more = true; more; ) {
      more = step() ?? false;
      const duration = performance.now() - begun;
      if (more && duration < ENOUGH) continue;
      cost += duration;
      if (duration > slice.duration) slice = { start: begun, duration };
      if (more) await breathe();
      begun = performance.now();
    }
    measure(name, from);
  };
  await time('outline', () => now.outline());
  roots = /** @type {typeof roots} */ (now.roots());
  await enter();
  await time('hide', () => now.hide(filters(own)));
  await time('read', () => (quotations ? now.readOn() : now.unpaint()));
  await time('paint', () => now.paint());
  measure('slice', slice.start, slice.duration);
  measure('pass', start);
  watcher?.start(now.area(), roots);
  const changed = now.revision !== before;
  if (filters(own) && (changed || !asked)) askStyles(now);
  if (changed || state !== 'read') publish('read');
  if (changed) {
    count(now.count);
    card?.hide();
  }
  if (now.count && own.cards) await turnCards();
  else card?.turn(false);
  return { cost, changed };
}

/** Whether the stylesheets were asked for labels. */
let asked = false;

/** Looks for ad labels that stylesheets draw, once all stylesheets have come and the page is at rest. @param {Page} now */
function askStyles(now) {
  asked = true;
  const ask = () =>
    requestIdleCallback(() => {
      queue = queue.then(() => void (page === now && now.drawsLabels() && look(performance.now()))).catch(fail);
    });
  if (document.readyState === 'complete') ask();
  else addEventListener('load', ask, { once: true });
}

/** Has the cards come by themselves. */
async function turnCards() {
  card ??= await cards();
  card.turn(true);
}

/** @type {typeof import('./roots.js') | undefined} */
let entered;

/** Our style sheet where the page's does not reach. Few pages have such places. */
async function enter() {
  if (!entered && !roots.length) return;
  entered ??= /** @type {typeof import('./roots.js')} */ (await import(chrome.runtime.getURL('roots.js')));
  entered.dress(roots);
}

async function cards() {
  /** @type {typeof import('./view/card.js')} */
  const module = await import(chrome.runtime.getURL('view/card.js'));
  return module.cards(window, (key, ...values) => i18n.getMessage(key, values), {
    page: () => page,
    view: () => page?.view() ?? NOTHING,
    step: ({ same, backwards }) => obey(same ? { type: 'step-same', backwards } : { type: 'step', speaker: null, backwards, card: true }),
    copy: (quotation) => take(quotation),
  });
}

/**
 * Gives the page the look that the reader chose. Few choose, and only they pay for it.
 *
 * @param {Choice | undefined} own
 */
async function dress(own) {
  if (!dressed && (!own || (own.look === 'background' && own.palette === 'standard'))) return;
  /** @type {typeof import('./look.js')} */
  const { look } = await import(chrome.runtime.getURL('look.js'));
  look(own);
  dressed = own !== undefined;
}

/** The page without our colours and cards. */
function undress() {
  card?.turn(false);
  entered?.dress([]);
  return dress(undefined);
}

/** The number on the button. @param {number} quotations */
function count(quotations) {
  if (counted === quotations) return;
  counted = quotations;
  runtime.sendMessage({ count: quotations }).catch(() => {});
}

/**
 * Copies one quotation, or all; says whether that worked.
 *
 * @param {number | undefined} quotation
 */
async function take(quotation) {
  /** @type {typeof import('./copy.js')} */
  const { copy } = await import(chrome.runtime.getURL('copy.js'));
  const text = page?.take(quotation === undefined ? 'markdown' : 'text', quotation);
  return text !== undefined && copy(text, page?.take('html', quotation));
}

/** @param {string} name @param {number} start @param {number} [duration] until now, if it is not told */
function measure(name, start, duration) {
  const entry = `whosaid:${name}`;
  performance.clearMeasures(entry);
  performance.measure(entry, duration === undefined ? { start } : { start, duration });
}

/** Lets the page do what it has to do. */
function breathe() {
  // Not in every type library yet.
  const { scheduler } = /** @type {any} */ (globalThis);
  return scheduler?.yield ? scheduler.yield() : new Promise((resume) => setTimeout(resume));
}

function engine() {
  loading ??= start();
  return loading;
}

async function start() {
  /** @type {typeof import('./engine.js')} */
  const { default: init, Page, warm: ours } = await import(chrome.runtime.getURL('engine.js'));
  try {
    await init({ module_or_path: await compiled() });
    warm = ours;
    return opened(Page.open(window));
  } catch (error) {
    // In Chrome the policy of the page can forbid WebAssembly to content scripts, whatever ours says. Then the same engine does
    // its work as plain JavaScript.
    if (/** @type {Error} */ (error).name !== 'CompileError') throw error;
    /** @type {Omit<typeof import('./engine.js'), 'default'>} */
    const fallback = await import(chrome.runtime.getURL('fallback.js'));
    warm = fallback.warm;
    return opened(fallback.Page.open(window));
  }
}

/** @param {Page | undefined} page */
function opened(page) {
  if (!page) throw new Error('no page in this window');
  return page;
}

// After a panic the engine's memory is not to be trusted, though it would still answer: the page is put back by hand.
/** @param {unknown} error */
function fail(error) {
  watcher?.stop();
  undress().catch(() => {});
  page = undefined;
  for (const root of [document, ...roots]) clean(root);
  if (!runtime?.id) return;
  // A panic has said so itself.
  if (!/unreachable|abort/.test(String(error))) console.error('Whosaid stopped:', error);
  publish('failed');
}

/** Takes off a tree all that is ours. @param {ShadowRoot | Document} root */
function clean(root) {
  for (const element of root.querySelectorAll('[data-whosaid-hidden]')) element.removeAttribute('data-whosaid-hidden');
  const registry = /** @type {typeof globalThis | null} */ (/** @type {any} */ (root).defaultView)?.CSS.highlights;
  // Firefox lets a content script have no iterator of the page's.
  /** @type {string[]} */
  const names = [];
  registry?.forEach((_, name) => names.push(name));
  for (const name of names) if (name.startsWith('whosaid-')) registry?.delete(name);
}

/**
 * Tells those who watch.
 *
 * @param {typeof state} now
 */
function publish(now) {
  state = now;
  if (!ports.size) return;
  const said = message();
  for (const port of ports) tell(port, said);
}

/** Whoever asked may be gone by now: a popup closes in a moment. @param {chrome.runtime.Port} port @param {FromPage} said */
function tell(port, said) {
  try {
    port.postMessage(said);
  } catch {
    ports.delete(port);
  }
}

/** @returns {FromPage} */
function message() {
  if (!/html/.test(document.contentType)) return { type: 'unreadable', host };
  // Of a page that is plainly no article we are not told when it is there.
  if (state === 'read' || (state === 'loading' && document.readyState !== 'loading')) {
    return { type: 'view', host, view: page?.view() ?? NOTHING };
  }
  return { type: state, host };
}

/**
 * Popup or panel has opened.
 *
 * @param {chrome.runtime.Port} port
 */
export function connect(port) {
  try {
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((/** @type {ToPage} */ message) => {
      queue = queue.then(() => obey(message, port)).catch(fail);
    });
  } catch {
    return; // It was gone before we had come.
  }
  ports.add(port);
  queue = queue.then(() => tell(port, message())).catch(fail);
}

/** @param {ToPage} message @param {chrome.runtime.Port} [port] whom to answer */
async function obey(message, port) {
  if (!page) return;
  switch (message.type) {
    case 'jump':
      page.jump(message.quotation);
      return lead(false);
    case 'step':
      page.step(message.speaker ?? undefined, message.backwards);
      return lead(message.card ?? false);
    case 'step-same':
      page.stepSame(message.backwards);
      return lead(true);
    case 'show':
      page.show(message.noise ?? undefined);
      return publish('read');
    case 'take': {
      const { format } = message;
      const quotation = message.quotation ?? undefined;
      const text = page.take(format, quotation) ?? '';
      /** @type {FromPage} */
      const taken = { type: 'taken', text, html: format === 'text' ? page.take('html', quotation) : undefined };
      return port && tell(port, taken);
    }
    case 'copy-here': {
      const quotation = page.at(menu.x, menu.y);
      if (quotation !== undefined) await take(quotation);
      return;
    }
    case 'copy-all':
      await take(undefined);
  }
}

/** The reader has been led to a quotation. Whoever comes by the keyboard has no other way to a card. @param {boolean} withCard */
async function lead(withCard) {
  if (withCard && page?.last !== undefined) {
    card ??= await cards();
    card.show(page.last);
  }
  clearTimeout(focus);
  // The eye has found it by then.
  focus = window.setTimeout(() => page?.unfocus(), 2500);
}

let focus = 0;
