// The panel: all quotations of a page, to search, sort and take along. It is the way in for those who do not see the highlights, so
// everything here works by keyboard and is told to screen readers. It knows no browser's extension interface: the playground has it, too.

/** @import { Quotation, QuotationKind, Taken, TakeFormat, View } from '../types.d.ts' */
/** @import { Phrases } from './phrases.js' */

import { copy } from '../copy.js';
import { make } from '../dom.js';
import { share } from './share.js';
import { HOW, SURE, chip, colour, named, speaker } from './speaker.js';
import { takeAlong } from './take.js';

/** @type {QuotationKind[]} */
const KINDS = ['direct', 'mixed', 'indirect'];
const KIND = { direct: 'kindDirect', mixed: 'kindMixed', indirect: 'kindIndirect' };

/** @typedef {{ quotation: Quotation, number: number }} Numbered */

/**
 * @typedef {object} Acts what the panel asks of the page
 * @property {(quotation: number) => void} jump leads the reader there
 * @property {(format: TakeFormat, quotation: number | null) => Promise<Taken | undefined>} take one quotation, or all; nothing: the page
 *   is gone
 */

/**
 * Builds the panel in `parent`.
 *
 * @param {HTMLElement} parent
 * @param {Phrases} phrases
 * @param {Acts} acts
 */
export function panel(parent, phrases, { jump, take }) {
  const { words, counted } = phrases;
  /** @type {View} */
  let view = { article: false, speakers: [], quotations: [], noise: [] };
  /** The name of the one speaker whose quotations are listed; `null` for those of nobody. @type {string | null | undefined} */
  let only;

  const chart = share(phrases, (who) => {
    const name = speaker(view, who)?.name ?? null;
    only = name === only ? undefined : name;
    refresh();
  });
  const search = make('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: false, placeholder: words('search'), ariaLabel: words('search') });
  const order = make('select', { id: 'order', ariaLabel: words('order'), title: words('order') }, make('option', { value: 'text' }, words('orderText')), make('option', { value: 'speaker' }, words('orderSpeaker')));
  const kinds = KINDS.map((kind) => make('input', { type: 'checkbox', name: 'kind', value: kind, checked: true }));
  const found = make('span', { id: 'found', className: 'count' });
  found.role = 'status';
  const list = make('div', { id: 'quotations' });

  parent.replaceChildren(
    section('share', words('shareOfWords'), [], chart.element),
    section(
      'list',
      words('quotations'),
      [found],
      make(
        'form',
        { className: 'choose', oninput: refresh, onsubmit: (event) => event.preventDefault() },
        search,
        order,
        make('fieldset', { className: 'kinds' }, make('legend', {}, words('kinds')), ...kinds.map((box) => make('label', {}, box, make('span', {}, words(KIND[/** @type {QuotationKind} */ (box.value)]))))),
      ),
      list,
    ),
    section('take', words('takeAlong'), [], takeAlong(phrases, (format) => take(format, null)).element),
  );
  list.addEventListener('keydown', move);

  /** Whose quotations alone are listed: the place in the list of speakers. */
  function chosenSpeaker() {
    if (only === undefined || only === null) return only;
    const who = view.speakers.findIndex(({ name }) => name === only);
    return who < 0 ? undefined : who;
  }

  /** The quotations that fit search, kinds and speaker. @returns {Numbered[]} */
  function fitting() {
    const wanted = search.value.trim().toLocaleLowerCase();
    const allowed = kinds.filter((box) => box.checked).map((box) => box.value);
    const who = chosenSpeaker();
    return view.quotations
      .map((quotation, number) => ({ quotation, number }))
      .filter(({ quotation }) => allowed.includes(quotation.kind) && (who === undefined || quotation.who === who))
      .filter(({ quotation }) => [...quotation.parts, named(phrases, view, quotation), quotation.via ?? ''].join(' ').toLocaleLowerCase().includes(wanted));
  }

  function refresh() {
    const root = /** @type {Document | ShadowRoot} */ (parent.getRootNode());
    const at = root.activeElement?.id;
    chart.show(view, chosenSpeaker());
    const fits = fitting();
    found.textContent = fits.length === view.quotations.length ? counted('count', fits.length) : words('countOf', String(fits.length), String(view.quotations.length));
    if (!fits.length) list.replaceChildren(make('p', { className: 'nothing' }, words('nothingFits')));
    else if (order.value === 'text') list.replaceChildren(items(fits));
    else list.replaceChildren(...bySpeaker(fits));
    if (at) root.getElementById(at)?.focus({ preventScroll: true });
  }

  /** @param {Numbered[]} fits */
  function bySpeaker(fits) {
    const whose = [...new Set(fits.map(({ quotation }) => quotation.who))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
    return whose.flatMap((who) => {
      const { name = words('unnamed'), role } = speaker(view, who) ?? {};
      const title = make('h3', {}, chip(colour(view, who)), make('span', { className: 'name' }, name, ...(role ? [make('small', {}, role)] : [])));
      return [title, items(fits.filter(({ quotation }) => quotation.who === who))];
    });
  }

  /** @param {Numbered[]} fits */
  const items = (fits) => make('ol', { className: 'quotations' }, ...fits.map(item));

  /** @param {Numbered} one */
  function item({ quotation, number }) {
    const { who, kind, via, parts, confidence, mention } = quotation;
    const role = speaker(view, who)?.role;
    const facts = [words(HOW[kind]), ...(via ? [words('through', via)] : [])];
    if ((who !== null || mention) && confidence !== 'high') facts.push(words(SURE[confidence]));
    const name = make('span', { className: 'who' }, make('b', {}, named(phrases, view, quotation)), role ? `, ${role}` : '');
    const go = make(
      'button',
      { type: 'button', id: `go-${number}`, className: 'go', onclick: () => jump(number) },
      make('span', { className: 'words' }, parts.join(' … ')),
      ' ',
      name,
      ' ',
      make('small', {}, facts.join(' · ')),
    );
    const label = words('copyOf', named(phrases, view, quotation));
    const button = make('button', { type: 'button', id: `copy-${number}`, className: 'copy', title: words('copyHint'), ariaLabel: label }, words('copy'));
    button.addEventListener('click', async () => {
      const taken = await take('text', number);
      const done = words(taken && copy(taken.text, taken.html) ? 'copied' : 'notCopied');
      button.textContent = button.ariaLabel = done;
      setTimeout(() => {
        button.textContent = words('copy');
        button.ariaLabel = label;
      }, 2000);
    });
    const made = make('li', {}, go, button);
    made.dataset['colour'] = colour(view, who);
    return made;
  }

  /** The arrows go from quotation to quotation. @param {KeyboardEvent} event */
  function move(event) {
    const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('.go')]);
    const at = all.findIndex((button) => button === event.target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || next === undefined || !all[next]) return;
    event.preventDefault();
    all[next].focus();
  }

  return {
    /** @param {View} now */
    show(now) {
      // The quotations are what is shown here; the page may have changed elsewhere.
      const same = JSON.stringify([now.quotations, now.speakers]) === JSON.stringify([view.quotations, view.speakers]);
      view = now;
      if (!same) refresh();
    },
  };
}

/** @param {string} id @param {string} title @param {Node[]} beside @param {...Node} content */
function section(id, title, beside, ...content) {
  const made = make('section', { className: id }, make('h2', {}, make('span', { id: `${id}-title` }, title), ...beside), ...content);
  made.setAttribute('aria-labelledby', `${id}-title`);
  return made;
}
