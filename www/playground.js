// The playground: the engine, the cards and the panel of the extension at work on a page within this page. Here is only what to show
// them, and where to show what they say.

import init, { Page } from './engine.js';
import base from '../extension/base.css';
import looks from '../extension/panel.css';
import small from './panel.css';
import { element, make } from '../extension/dom.js';
import { panel } from '../extension/view/panel.js';
import { showCleared } from './cleared.js';
import { open, reveal } from './frame.js';
import { showInspection } from './inspect.js';
import { carried, link } from './link.js';
import { ask, take } from './own.js';
import { opened } from './page.js';
import { samples } from './samples.js';
import { tabs } from './tabs.js';
import { worker } from './trusted.js';
import { english } from './words.js';

/** @import { View } from '../extension/types.d.ts' */
/** @import { Text } from './types.d.ts' */

/** @type {HTMLInputElement} */ const quotations = element('quotations');
/** @type {HTMLInputElement} */ const filter = element('filter');

const ready = init({ module_or_path: new URL('engine_bg.wasm', import.meta.url) });
/** @type {ReturnType<typeof opened> | undefined} */
let page;
/** @type {Text} */
let shown = { content: '', html: false };
/** Counts what was given to be shown: what comes first may be ready last. */
let given = 0;

const [nothing, room] = shadow(element('panel'));
const list = panel(room, english, {
  jump: (quotation) => page?.jump(quotation),
  take: async (format, quotation) => page?.take(format, quotation),
});
const views = tabs(['panel', 'cleared', 'inspection'], update);

/**
 * The panel's room, where its style sheets are its own, and the line that stands there instead when there is nothing to list.
 *
 * @param {HTMLElement} host
 * @returns {[HTMLElement, HTMLElement]}
 */
function shadow(host) {
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [base, looks, small].map((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    return sheet;
  });
  const [nothing, room] = [make('p', { className: 'nothing', hidden: true }), make('div', { hidden: true })];
  root.append(nothing, room);
  return [nothing, room];
}

/** Shows a text. @param {Promise<Text> | Text} coming */
async function show(coming) {
  given += 1;
  const own = given;
  try {
    const text = await coming;
    const [window] = await Promise.all([open(element('page'), text), ready]);
    if (own !== given) return;
    shown = text;
    page?.close();
    page = undefined;
    const inner = Page.open(window);
    if (!inner) throw new Error('there is no page in the frame');
    inner.give();
    page = opened(inner, window);
    receive(window);
    mark();
    await look();
    reveal(window);
  } catch (error) {
    if (own !== given) return;
    // Nobody is left before an empty page.
    if (!page && coming instanceof Promise) await show(sample('sea-wall'));
    fail(error);
  }
}

/** @param {string} name @returns {Text} */
const sample = (name) => ({ content: samples[name] ?? '', html: true, sample: name });

/** One pass by the switches. */
async function look() {
  await page?.pass({ quotations: quotations.checked, filter: filter.checked });
  document.body.classList.add('read');
  update();
}

function update() {
  if (!page) return;
  const view = page.view();
  say(state(view));
  switch (views.chosen()) {
    case 'panel':
      room.hidden = !view.quotations.length;
      nothing.hidden = !room.hidden;
      nothing.textContent = english.words(view.article ? 'noQuotations' : quotations.checked ? 'noArticle' : 'offPanel');
      return list.show(view);
    case 'cleared':
      return showCleared(element('cleared'), view, (id) => {
        page?.show(id);
        update();
        document.getElementById('tab-cleared')?.focus();
      });
    case 'inspection':
      return showInspection(element('inspection'), view, page.explain, page.jump);
  }
}

/** @param {View} view */
function state({ article, speakers, quotations: all, noise }) {
  const cleared = noise.filter((one) => !one.shown).length;
  const away = filter.checked ? [`${cleared || 'no'} ${cleared === 1 ? 'piece' : 'pieces'} of ad noise cleared away`] : [];
  if (!quotations.checked) return sentence(['Quotations are off', ...away]);
  if (!article) return sentence(['There is nothing to read here', ...away]);
  if (!all.length) return sentence(['Nobody is quoted here', ...away]);
  return sentence([`${count(all.length, 'quotation')} by ${count(speakers.length, 'speaker')}`, ...away]);
}

/** @param {number} number @param {string} noun */
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
/** @param {string[]} parts */
const sentence = (parts) => parts.join(', ') + '.';

/** @param {string} text */
function say(text) {
  element('state').textContent = text;
}

/** @param {unknown} error */
function fail(error) {
  document.body.classList.add('read');
  say(error instanceof Error && !(error instanceof WebAssembly.RuntimeError) ? error.message : 'Whosaid stopped at this text. Reload the page to try another.');
}

/** Which of the articles is shown. */
function mark() {
  for (const link of element('samples').querySelectorAll('a')) {
    if (link.hash === `#${shown.sample}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** A text of the reader's own: the address no longer tells of another. @param {Promise<Text> | Text} text */
function own(text) {
  if (location.hash) history.pushState(null, '', location.pathname + location.search);
  return show(text);
}

/** Listens to what the reader does in a window: ours, or the frame's. @param {Window} window */
function receive(window) {
  take(window, own, (over) => document.body.classList.toggle('over', over));
  window.addEventListener('keydown', (event) => {
    if (!event.altKey || !event.shiftKey || !['KeyJ', 'KeyK'].includes(event.code)) return;
    event.preventDefault();
    page?.step(false, event.code === 'KeyK');
  });
}

async function share() {
  const fragment = shown.sample ? `#${shown.sample}` : await link(shown);
  // Firefox takes no longer address.
  if (fragment.length > 1_000_000) return say('This text is too long for a link.');
  history.replaceState(null, '', fragment);
  const size = shown.sample ? '' : ` It holds the whole text: ${Math.ceil(fragment.length / 1000)} kB.`;
  await navigator.clipboard.writeText(location.href).then(
    () => say(`The link is in the clipboard.${size}`),
    () => say(`The address of this page is the link now.${size}`),
  );
}

/** Shows what the address asks for. */
async function start() {
  const { hash } = location;
  const name = hash.slice(1) || 'sea-wall';
  if (Object.hasOwn(samples, name)) return show(sample(name));
  const text = carried(hash).then(
    (text) => text ?? Promise.reject(new Error('There is no article of this name. Choose one above.')),
    () => Promise.reject(new Error('This link cannot be read: it was cut on its way. Ask for it again, or for the text.')),
  );
  await show(text);
}

for (const control of [quotations, filter]) control.addEventListener('change', look);
element('unfold').addEventListener('click', () => {
  const open = document.body.classList.toggle('unfolded');
  element('unfold').setAttribute('aria-expanded', String(open));
});
element('share').addEventListener('click', share);
ask(element('own'), /** @type {HTMLDialogElement} */ (element('paste')), own);
receive(window);
addEventListener('hashchange', start);

await start();
// Works without a network from the second visit on.
navigator.serviceWorker?.register(worker).catch(() => {});
