// The panel: all quotations of the page in front, to search, sort and take along. It is the way in for those who do not see the
// highlights, so everything here works by keyboard and is told to screen readers.

/** @import { FromPage, Quotation, TakeFormat, View } from './types.d.ts' */

import { copy } from './copy.js';
import { element, make } from './dom.js';
import { follow, currentTab } from './tab.js';
import { counted, fill, words } from './words.js';

const { tabs } = globalThis.browser ?? chrome;

/** @type {HTMLInputElement} */ const search = element('search');
/** @type {HTMLSelectElement} */ const order = element('order');
/** @type {HTMLSelectElement} */ const format = element('format');

/** @type {{ [kind: string]: string }} */
const HOW = { direct: 'howDirect', mixed: 'howMixed', indirect: 'howIndirect' };

/** @type {ReturnType<typeof follow> | undefined} */
let page;
/** The tab whose page is shown. @type {number | undefined} */
let tab;
/** @type {View | undefined} */
let view;

/** @param {FromPage | { type: 'forbidden' }} message */
function hear(message) {
  if (message.type === 'taken') return taken(message);
  view = message.type === 'view' ? message.view : undefined;
  element('state').textContent = state(message);
  element('reading').hidden = !view?.quotations.length;
  showShare();
  showQuotations();
}

/** @param {FromPage | { type: 'forbidden' }} message */
function state(message) {
  switch (message.type) {
    case 'forbidden':
      return words('forbidden');
    case 'failed':
      return words('failed');
    case 'off':
      return words('offPanel');
    case 'view':
      if (message.view.quotations.length) return '';
      return words(message.view.article ? 'noQuotations' : 'noArticle');
    default:
      return '';
  }
}

/** @param {number | null} who */
const speaker = (who) => (who === null ? undefined : view?.speakers[who]);

/** @param {Quotation} quotation */
const named = ({ who, mention }) => speaker(who)?.name ?? mention ?? words('unnamed');

/** @param {number | null} who */
function chip(who) {
  const made = make('span', { className: 'chip', ariaHidden: 'true' }, '“”');
  made.dataset['colour'] = String(speaker(who)?.colour ?? 'unnamed');
  return made;
}

/** How many of the quoted words are whose. */
function showShare() {
  const quotations = view?.quotations ?? [];
  const all = quotations.reduce((sum, { words: own }) => sum + own, 0);
  const whose = [...new Set(quotations.map(({ who }) => who))];
  const shares = whose.map((who) => {
    const own = quotations.filter((quotation) => quotation.who === who).reduce((sum, quotation) => sum + quotation.words, 0);
    return { who, own };
  });
  shares.sort((a, b) => b.own - a.own);
  const percent = new Intl.NumberFormat(undefined, { style: 'percent' });
  const rows = shares.map(({ who, own }) => {
    const bar = make('meter', { max: Math.max(1, shares[0]?.own ?? 1), value: own, ariaHidden: 'true' });
    bar.dataset['colour'] = String(speaker(who)?.colour ?? 'unnamed');
    const name = make('span', { className: 'name' }, speaker(who)?.name ?? words('unnamed'));
    const part = make('span', { className: 'count', title: counted('words', own) }, percent.format(own / Math.max(1, all)));
    return make('li', {}, make('span', { className: 'row' }, chip(who), name, part), bar);
  });
  element('share').replaceChildren(...rows);
}

/** The quotations that fit search and kinds. */
function chosen() {
  const wanted = search.value.trim().toLocaleLowerCase();
  const kinds = [...document.querySelectorAll('[name=kind]:checked')].map((box) => /** @type {HTMLInputElement} */ (box).value);
  return (view?.quotations ?? [])
    .map((quotation, number) => ({ quotation, number }))
    .filter(({ quotation }) => kinds.includes(quotation.kind))
    .filter(({ quotation }) => [...quotation.parts, named(quotation), quotation.via ?? ''].join(' ').toLocaleLowerCase().includes(wanted));
}

function showQuotations() {
  const list = element('quotations');
  const at = document.activeElement?.id;
  const fitting = chosen();
  element('found').textContent = counted('count', fitting.length);
  /** @param {typeof fitting} own */
  const items = (own) => make('ol', { className: 'quotations' }, ...own.map(item));
  if (order.value === 'text') {
    list.replaceChildren(items(fitting));
  } else {
    const whose = [...new Set(fitting.map(({ quotation }) => quotation.who))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
    list.replaceChildren(
      ...whose.flatMap((who) => [
        make('h3', {}, speaker(who)?.name ?? words('unnamed')),
        items(fitting.filter(({ quotation }) => quotation.who === who)),
      ]),
    );
  }
  if (at) document.getElementById(at)?.focus();
}

/** @param {{ quotation: Quotation, number: number }} one */
function item({ quotation, number }) {
  const { who, kind, via, parts } = quotation;
  const role = speaker(who)?.role;
  const facts = [words(HOW[kind] ?? kind), ...(via ? [words('through', via)] : [])].join(' · ');
  const go = make(
    'button',
    { type: 'button', id: `go-${number}`, className: 'row', onclick: () => page?.send({ type: 'jump', quotation: number }) },
    chip(who),
    make(
      'span',
      { className: 'name' },
      make('span', { className: 'words' }, parts.join(' … ')),
      ' ',
      make('small', {}, make('b', {}, named(quotation)), role ? `, ${role}` : '', ` · ${facts}`),
    ),
  );
  const take = make(
    'button',
    {
      type: 'button',
      id: `copy-${number}`,
      className: 'small',
      ariaLabel: words('copyOf', named(quotation)),
      onclick: () => page?.send({ type: 'take', format: 'text', quotation: number, save: false }),
    },
    words('copy'),
  );
  return make('li', {}, go, take);
}

const FILES = { text: ['txt', 'text/plain'], markdown: ['md', 'text/markdown'], html: ['html', 'text/html'], csv: ['csv', 'text/csv'], json: ['json', 'application/ld+json'] };

/** What was asked of the page has come. @param {Extract<FromPage, { type: 'taken' }>} message */
function taken({ text, html, format, save }) {
  if (!save) {
    element('taken').textContent = words(copy(text, html ?? undefined) ? 'copied' : 'notCopied');
    return;
  }
  const [end, type] = FILES[format];
  // Spreadsheets take a table without the mark for something older than UTF-8.
  const file = new Blob([format === 'csv' ? '\uFEFF' : '', text], { type: `${type};charset=utf-8` });
  const href = URL.createObjectURL(file);
  make('a', { href, download: `quotations.${end}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
  element('taken').textContent = words('saved', `quotations.${end}`);
}

/** @param {boolean} save */
function takeAll(save) {
  page?.send({ type: 'take', format: /** @type {TakeFormat} */ (format.value), quotation: null, save });
}

/** Shows the page in front, whichever it is now. */
async function turn() {
  const now = await currentTab();
  if (now === tab && page) return;
  page?.close();
  tab = now;
  if (tab === undefined) {
    page = undefined;
    return hear({ type: 'forbidden' });
  }
  page = follow(tab, hear);
}

fill();
search.placeholder = search.ariaLabel = words('search');
element('choose').addEventListener('input', showQuotations);
element('choose').addEventListener('submit', (event) => event.preventDefault());
element('copy-all').addEventListener('click', () => takeAll(false));
element('save').addEventListener('click', () => takeAll(true));
tabs.onActivated.addListener(turn);
tabs.onRemoved.addListener(turn);
await turn();
