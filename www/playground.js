// The playground: the engine of the extension at work on a page within this page. What is quoted, by whom and what is noise is
// the engine's to say; here is only what to show it, and how to show what it says.

import init, { Page } from './engine.js';
import { open } from './frame.js';
import { showInspection } from './inspect.js';
import { showNoise, showQuotations } from './lists.js';
import { ask, isHtml, readFile } from './own.js';
import { shared, link } from './share.js';

/** @import { View } from '../extension/types.d.ts' */

/** @template {HTMLElement} [T=HTMLElement] @param {string} id */
const element = (id) => /** @type {T} */ (document.getElementById(id));

/** @type {HTMLInputElement} */ const quotations = element('quotations');
/** @type {HTMLInputElement} */ const filter = element('filter');
/** @type {HTMLSelectElement} */ const formats = element('export');
const tabs = [...document.querySelectorAll('[role=tab]')].filter((tab) => tab instanceof HTMLElement);

const ready = init({ module_or_path: new URL('engine_bg.wasm', import.meta.url) });
/** @type {Page | undefined} */
let page;
/** What the frame shows. @type {{ content: string, sample?: string }} */
let shown = { content: '' };

/** @param {string} name */
async function showSample(name) {
  const answer = await fetch(`samples/${name}.html`);
  await show({ content: await answer.text(), sample: name });
}

/** @param {typeof shown} what */
async function show(what) {
  shown = what;
  for (const button of document.querySelectorAll('[data-sample]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-sample') === what.sample));
  }
  const [window] = await Promise.all([open(element('page'), what.content, { html: isHtml(what.content), ours: Boolean(what.sample) }), ready]);
  page?.free();
  page = Page.open(window);
  if (!what.sample) page?.give();
  await look();
}

// The same steps as in the extension, yielding in between.
async function look() {
  if (!page) return;
  performance.clearMeasures();
  const start = performance.now();
  await step('outline', (page) => page.outline());
  await step('hide', (page) => page.hide(filter.checked));
  await step('read', (page) => (quotations.checked ? page.read() : page.unpaint()));
  await step('paint', (page) => page.paint());
  performance.measure('whosaid:pass', { start });
  update();
}

/** @param {string} name @param {(page: Page) => unknown} work */
async function step(name, work) {
  const start = performance.now();
  if (page) work(page);
  performance.measure(`whosaid:${name}`, { start });
  await new Promise((resume) => setTimeout(resume));
}

function update() {
  if (!page) return;
  /** @type {View} */
  const view = page.view();
  element('state').textContent = state(view);
  const chosen = tabs.find((tab) => tab.ariaSelected === 'true')?.id;
  const panel = element('view');
  if (chosen === 'tab-noise') showNoise(panel, view, (id) => act((page) => page.show(id)));
  else if (chosen === 'tab-inspect') showInspection(panel, view, page.explain());
  else showQuotations(panel, view, (quotation) => act((page) => page.jump(quotation)));
}

/** @param {View} view */
function state({ article, speakers, quotations, noise }) {
  const cleared = noise.filter((one) => !one.shown).length;
  if (!article && !cleared) return 'There is no article here: a few paragraphs of running text are needed.';
  return `${plural(quotations.length, 'quotation')} by ${plural(speakers.length, 'speaker')}; ${plural(cleared, 'piece')} of ad noise cleared away.`;
}

/** @param {number} count @param {string} noun */
const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** @param {(page: Page) => void} work */
function act(work) {
  if (!page) return;
  work(page);
  update();
}

/** @param {HTMLElement} tab */
function choose(tab) {
  for (const other of tabs) {
    other.ariaSelected = String(other === tab);
    other.tabIndex = other === tab ? 0 : -1;
  }
  element('view').setAttribute('aria-labelledby', tab.id);
  update();
}

/** @param {string} format */
function take(format) {
  const { mime, name } = { markdown: { mime: 'text/markdown', name: 'quotations.md' }, csv: { mime: 'text/csv', name: 'quotations.csv' }, json: { mime: 'application/json', name: 'quotations.json' } }[format] ?? {};
  const text = mime && page?.take(format);
  if (!text) return;
  const url = URL.createObjectURL(new Blob([text], { type: mime }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

for (const button of document.querySelectorAll('[data-sample]')) {
  button.addEventListener('click', () => showSample(button.getAttribute('data-sample') ?? ''));
}
for (const control of [quotations, filter]) control.addEventListener('change', look);
for (const tab of tabs) tab.addEventListener('click', () => choose(tab));
element('views').addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const at = tabs.findIndex((tab) => tab.ariaSelected === 'true');
  const next = tabs[(at + step + tabs.length) % tabs.length];
  if (!next) return;
  choose(next);
  next.focus();
});
formats.addEventListener('change', () => {
  take(formats.value);
  formats.value = '';
});
element('share').addEventListener('click', async () => {
  const address = await link(shown.content);
  history.replaceState(null, '', address);
  await navigator.clipboard.writeText(location.href).then(
    () => (element('state').textContent = 'The link is in the clipboard. It holds the whole text.'),
    () => (element('state').textContent = 'The address of this page is the link now: it holds the whole text.'),
  );
});
ask(element('own'), element('paste'), (content) => show({ content }));
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', async (event) => {
  event.preventDefault();
  const { dataTransfer } = event;
  const [file] = dataTransfer?.files ?? [];
  const content = file ? await readFile(file) : dataTransfer?.getData('text/html') || dataTransfer?.getData('text/plain');
  if (content) await show({ content });
});
addEventListener('hashchange', start);

async function start() {
  const content = await shared(location.hash);
  if (content !== undefined) await show({ content });
  else await showSample('sea-wall');
}

await start();
// Works without a network from the second visit on.
if ('serviceWorker' in navigator && isSecureContext) navigator.serviceWorker.register('offline.js').catch(() => {});
