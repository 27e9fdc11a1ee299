// The popup: the switches, who is quoted on the open page, and what was cleared away.

/** @import { Noise, Said, Site, Speaker, View } from './types.d.ts' */

import { copy } from './copy.js';
import { element, make } from './dom.js';
import { SITE, choice, keep, keepSite, onChange } from './settings.js';
import { showState } from './state.js';
import { currentTab, follow } from './tab.js';
import { counted, fill, words } from './words.js';

const api = globalThis.browser ?? chrome;

/** @type {HTMLInputElement} */ const quotations = element('quotations');
/** @type {HTMLInputElement} */ const filter = element('filter');
/** @type {HTMLInputElement} */ const site = element('site');

/** The site of the open page; empty where Whosaid cannot be. */
let host = '';
/** @type {ReturnType<typeof follow> | undefined} */
let page;
/** What the page said last. @type {Said} */
let said = { type: 'loading', host: '' };
/** What holds for the site. @type {Readonly<Site>} */
let rules = SITE;

async function showSwitches() {
  const kept = await choice(host);
  rules = kept.site;
  quotations.checked = kept.quotations;
  filter.checked = kept.filter;
  site.checked = kept.site.on;
  quotations.disabled = filter.disabled = !kept.site.on;
}

/** @param {Said} message */
async function show(message) {
  said = message;
  if (message.host !== host) {
    host = message.host;
    if (host) onChange(host, () => show(said));
  }
  element('site-row').hidden = !host;
  element('host').textContent = host;
  await showSwitches();
  const view = message.type === 'view' ? message.view : undefined;
  await showState(message, tab);
  showSpeakers(view);
  showNoise(view?.noise ?? []);
}

/** @param {View | undefined} view */
function showSpeakers(view) {
  const total = view?.quotations.length ?? 0;
  const unnamed = view?.quotations.filter((quotation) => quotation.who === null).length ?? 0;
  element('quoted').hidden = total === 0;
  element('copy-all').hidden = total === 0;
  element('quoted-count').textContent = counted('count', total);
  const rows = (view?.speakers ?? []).map(speakerRow);
  if (unnamed) rows.push(row('unnamed', words('unnamed'), '', unnamed));
  replace(element('speakers'), rows);
}

/** @param {Speaker} speaker @param {number} index */
function speakerRow({ name, role, colour, count }, index) {
  const button = make('button', {
    type: 'button',
    title: words('nextQuotation', name),
    onclick: ({ shiftKey }) => page?.send({ type: 'step', speaker: index, backwards: shiftKey }),
  });
  return row(String(colour), name, role ?? '', count, button);
}

/**
 * @param {string} colour
 * @param {string} name
 * @param {string} role
 * @param {number} count
 * @param {HTMLElement} around
 */
function row(colour, name, role, count, around = make('span', {})) {
  const chip = make('span', { className: 'chip' }, 'Aa');
  chip.dataset['colour'] = colour;
  chip.ariaHidden = 'true';
  around.className = 'row';
  around.append(
    chip,
    make('span', { className: 'name' }, name, ...(role ? [make('small', {}, role)] : [])),
    make('span', { className: 'count' }, count.toLocaleString()),
  );
  return make('li', {}, around);
}

/** @param {Noise[]} noise */
function showNoise(noise) {
  const hidden = noise.filter((one) => !one.shown).length;
  const spared = sparedRows();
  element('cleared').hidden = noise.length + spared.length === 0;
  element('spared').hidden = spared.length === 0;
  replace(element('spared-kinds'), spared);
  element('cleared-count').textContent = counted('removed', hidden);
  element('show-all').hidden = hidden === 0;
  element('never').hidden = noise.length === 0;
  const open = new Set([...document.querySelectorAll('details[open]')].map((details) => details.id));
  const kinds = new Set(noise.map((one) => one.kind));
  const groups = [...kinds].map((kind) => {
    const own = noise.filter((one) => one.kind === kind);
    const count = make('span', { className: 'count' }, own.length.toLocaleString());
    const id = `kind-${kind}`;
    return make(
      'details',
      { id, open: open.has(id) },
      make('summary', {}, make('span', { className: 'name' }, words(kind)), count),
      make('ul', {}, ...own.map(noiseRow)),
      make('button', {
        type: 'button',
        className: 'never',
        textContent: words('never'),
        ariaLabel: words('neverOf', words(kind)),
        onclick: () => attempt(() => keepSite(host, { never: [...rules.never, kind] })),
      }),
    );
  });
  replace(element('kinds'), groups);
}

/** What is never cleared away on this site. */
function sparedRows() {
  if (said.type !== 'view') return [];
  const all = rules.filter ? [] : [sparedRow(words('filter'), { filter: true })];
  return [...all, ...rules.never.map((kind) => sparedRow(words(kind), { never: rules.never.filter((other) => other !== kind) }))];
}

/** @param {string} name @param {Partial<Site>} again the rule that has it cleared away again */
function sparedRow(name, again) {
  const button = make('button', {
    type: 'button',
    textContent: words('clearAgain'),
    ariaLabel: words('clearAgainOf', name),
    onclick: () => attempt(() => keepSite(host, again)),
  });
  return make('li', {}, make('span', { className: 'name' }, name), button);
}

/** @param {Noise} noise */
function noiseRow({ id, text, reason, shown }) {
  const button = make('button', {
    type: 'button',
    id: `show-${id}`,
    disabled: shown,
    textContent: words(shown ? 'shown' : 'show'),
    onclick: () => page?.send({ type: 'show', noise: id }),
  });
  return make('li', { title: reason }, make('span', { className: 'name' }, text || words('emptyBox')), button);
}

/**
 * Puts new content in, and the focus back to where it was.
 *
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} content
 */
function replace(parent, content) {
  const buttons = () => [...parent.querySelectorAll('button, summary')];
  const at = document.activeElement ? buttons().indexOf(document.activeElement) : -1;
  parent.replaceChildren(...content);
  const again = buttons()[at];
  if (again instanceof HTMLElement) again.focus();
}

/** Keeps something, and says if the browser would not. @param {() => Promise<unknown>} act */
async function attempt(act) {
  const said = await act().then(() => '', () => words('notKept'));
  element('taken').textContent = said;
  if (said) await showSwitches();
}

fill();
element('switches').addEventListener('change', ({ target }) =>
  attempt(() => (target === site ? keepSite(host, { on: site.checked }) : keep({ quotations: quotations.checked, filter: filter.checked }))),
);
element('show-all').addEventListener('click', () => page?.send({ type: 'show', noise: null }));
element('never').addEventListener('click', () => attempt(() => keepSite(host, { filter: false })));

element('copy-all').addEventListener('click', async () => {
  const taken = await page?.take('text', null);
  element('taken').textContent = words(taken && copy(taken.text, taken.html) ? 'copied' : 'notCopied');
});
element('open-options').addEventListener('click', () => api.runtime.openOptionsPage());
element('open-panel').addEventListener('click', async () => {
  // Firefox calls it so. Nothing may be waited for before: the panel opens only in the very moment of the click.
  const { sidebarAction } = /** @type {any} */ (api);
  await (sidebarAction ? sidebarAction.open() : api.sidePanel.open({ windowId }));
  close();
});

const { id: windowId = 0 } = await api.windows.getCurrent();
await showSwitches();
const tab = await currentTab();
if (tab === undefined) await show({ type: 'forbidden', host: '' });
else page = follow(tab, show);
