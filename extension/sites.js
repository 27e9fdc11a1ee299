// The options' list of sites with rules of their own.

/** @import { NoiseKind, Site } from './types.d.ts' */

import { element, make } from './dom.js';
import { NOISE, SITE, keepSite, sites } from './settings.js';
import { lines, misunderstood } from './lists.js';
import { words } from './words.js';

/** Sites that were added here and have no rule yet. @type {Set<string>} */
const added = new Set();
let numbers = 0;

/**
 * Shows the sites, and keeps what is changed.
 *
 * @param {(act: () => Promise<unknown>) => Promise<void>} attempt
 */
export async function showSites(attempt) {
  const kept = new Map(await sites());
  for (const host of added) if (!kept.has(host)) kept.set(host, SITE);
  element('no-sites').hidden = kept.size > 0;
  const open = new Set([...element('sites').querySelectorAll('details[open]')].map((details) => details.getAttribute('data-host')));
  const rows = [...kept].map(([host, site]) => row(host, site, open.has(host) || added.has(host), attempt));
  element('sites').replaceChildren(...rows);
}

/**
 * Lets a site be added by its name or an address on it.
 *
 * @param {(act: () => Promise<unknown>) => Promise<void>} attempt
 */
export function letAdd(attempt) {
  element('add-site').addEventListener('submit', (event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (element('new-site'));
    const host = hostOf(field.value.trim());
    field.setCustomValidity(host ? '' : words('notSite'));
    if (!host) return field.reportValidity();
    added.add(host);
    field.value = '';
    return attempt(async () => {});
  });
  element('new-site').addEventListener('input', ({ target }) => /** @type {HTMLInputElement} */ (target).setCustomValidity(''));
}

/** @param {string} text */
function hostOf(text) {
  try {
    return new URL(text.includes('://') ? text : `https://${text}`).hostname;
  } catch {
    return '';
  }
}

/**
 * @param {string} host
 * @param {Readonly<Site>} site
 * @param {boolean} open
 * @param {(act: () => Promise<unknown>) => Promise<void>} attempt
 */
function row(host, site, open, attempt) {
  /** @param {Partial<Site>} changed */
  const change = (changed) => attempt(() => keepSite(host, changed));
  /** @param {string} text @param {boolean} checked @param {(checked: boolean) => void} act */
  const box = (text, checked, act) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'checkbox', checked });
    input.addEventListener('change', () => act(input.checked));
    return make('label', {}, input, ' ', text);
  };
  /** @param {NoiseKind} kind */
  const kindBox = (kind) =>
    box(words(kind), !site.never.includes(kind), (hides) => {
      const others = site.never.filter((other) => other !== kind);
      void change({ never: hides ? others : [...others, kind] });
    });
  /** @param {'phrases' | 'selectors'} list @param {string} title */
  const field = (list, title) => {
    const area = document.createElement('textarea');
    Object.assign(area, { id: `site-${(numbers += 1)}`, rows: 2, spellcheck: false, value: site[list].join('\n') });
    area.addEventListener('change', () => change({ [list]: lines(area.value) }));
    return [make('label', { className: 'above', htmlFor: area.id }, words(title)), area];
  };
  const wrong = misunderstood(site.selectors);
  const forget = make('button', { type: 'button', className: 'wide', ariaLabel: words('siteForgetOf', host) }, words('siteForget'));
  forget.addEventListener('click', () => {
    added.delete(host);
    return change(SITE);
  });
  const details = make(
    'details',
    { open },
    make('summary', {}, make('span', { className: 'name' }, host)),
    box(words('siteOn'), site.on, (on) => change({ on })),
    box(words('siteFilter'), site.filter, (filter) => change({ filter })),
    make('fieldset', { disabled: !site.filter }, make('legend', {}, words('siteKinds')), ...NOISE.map((kind) => kindBox(/** @type {NoiseKind} */ (kind)))),
    ...field('phrases', 'optionPhrases'),
    ...field('selectors', 'optionSelectors'),
    make('p', { role: 'status' }, wrong.length ? words('selectorsWrong', wrong.join(' · ')) : ''),
    make('div', { className: 'line' }, forget),
  );
  details.setAttribute('data-host', host);
  return details;
}
