// The page that comes after installation: the engine at work on a small article, and how to use it.

import { allow, isAllowed } from './access.js';
import { element } from './dom.js';
import init, { Page } from './engine.js';
import { chooseKeys, keys } from './keys.js';
import { cards } from './view/card.js';
import { counted, fill, words } from './words.js';

/** @import { View } from './types.d.ts' */

const api = globalThis.browser ?? chrome;

/** So long is the article to be seen as it would be without us, in milliseconds. */
const BEFORE = 1500;

const on = /** @type {HTMLInputElement} */ (element('on'));
const frame = /** @type {HTMLIFrameElement} */ (element('page'));

/** The page in the frame, when it is there. @returns {Promise<Window>} */
function framed() {
  const window = /** @type {Window} */ (frame.contentWindow);
  if (window.document.readyState === 'complete' && window.location.pathname.endsWith('demo.html')) return Promise.resolve(window);
  return new Promise((there) => frame.addEventListener('load', () => there(window), { once: true }));
}

async function demonstrate() {
  const [window] = await Promise.all([framed(), init({ module_or_path: api.runtime.getURL('engine_bg.wasm') })]);
  const page = Page.open(window);
  if (!page) return;
  /** @returns {View} */
  const view = () => page.view();
  const card = cards(window, words, {
    page: () => page,
    view,
    step({ same, backwards }) {
      if (same) page.stepSame(backwards);
      else page.step(undefined, backwards);
      if (page.last !== undefined) card.show(page.last);
    },
    // There is no address that a copy could lead to.
    copy: undefined,
  });

  function look() {
    while (page?.outline()) continue;
    while (page?.hide(on.checked)) continue;
    if (on.checked) page?.read();
    else page?.unpaint();
    page?.paint();
    card.turn(on.checked);
    const { quotations, noise } = view();
    element('found').textContent = on.checked ? `${counted('count', quotations.length)} · ${counted('removed', noise.length)}` : '';
  }

  function show() {
    on.checked = true;
    look();
  }

  on.addEventListener('change', look);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) show();
  else setTimeout(() => on.checked || show(), BEFORE);
}

async function showKeys() {
  const all = await keys();
  const own = (/** @type {string} */ name) => all.find((command) => command.name === name)?.keys;
  const [next, previous] = [own('next'), own('previous')];
  element('keys').textContent = next && previous ? words('hintKeysMore', next, previous) : words('noKeys');
}

async function showAccess() {
  element('withheld').hidden = await isAllowed();
}

fill();
frame.title = words('demoTitle');
element('choose-keys').addEventListener('click', chooseKeys);
element('open-options').addEventListener('click', () => api.runtime.openOptionsPage());
element('allow').addEventListener('click', () => allow().then(showAccess));
await Promise.all([demonstrate(), showKeys(), showAccess()]);
