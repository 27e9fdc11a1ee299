// The options: everything that can be set, at once and for every open page.

/** @import { Settings } from './types.d.ts' */

import { element, make } from './dom.js';
import { lines, misunderstood } from './lists.js';
import { chooseKeys, keys } from './keys.js';
import { look } from './look.js';
import { COLOURS, exported, imported, keep, reset, settings } from './settings.js';
import { letAdd, showSites } from './sites.js';
import { fill, words } from './words.js';

const FLAGS = /** @type {const} */ (['quotations', 'filter', 'cards']);
const ORDER = ['next', 'previous', 'next-same', 'previous-same', 'toggle-quotations', 'toggle-filter', 'panel'];
const LISTS = /** @type {const} */ (['phrases', 'selectors']);

/** @param {string} id */
const input = (id) => /** @type {HTMLInputElement} */ (element(id));
/** @param {string} name */
const named = (name) => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(`[name=${name}]`)]);
/** @param {string} text */
const say = (text) => (element('state').textContent = text);

async function show() {
  const { settings: now, trouble } = await settings();
  for (const flag of FLAGS) input(flag).checked = now[flag];
  for (const list of LISTS) input(list).value = now[list].join('\n');
  for (const box of named('kinds')) box.checked = now.kinds.some((kind) => kind === box.value);
  for (const name of /** @type {const} */ (['look', 'palette'])) for (const radio of named(name)) radio.checked = now[name] === radio.value;
  named('colour').forEach((box, index) => (box.value = now.colours[index] ?? standard(index)));
  dress(now);
  if (trouble) say(words(trouble === 'newer' ? 'settingsNewer' : 'settingsBroken'));
  await showSites(attempt);
}

/** The colour of the palette, as it is without us. @param {number} index */
function standard(index) {
  return standards[index] ?? '#808080';
}

/** @param {Settings} now */
function dress(now) {
  element('colours').hidden = now.palette !== 'own';
  look(now);
}

async function showKeys() {
  const all = await keys();
  // Browsers give them by their names in English.
  all.sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  const rows = all.map(({ description, keys }) => make('li', {}, make('span', { className: 'name' }, description), keys ? make('kbd', {}, keys) : make('small', {}, words('noKey'))));
  element('keys').replaceChildren(...rows);
}

/** Does it, and says if the browser would not. @param {() => Promise<unknown>} act @param {string} [done] */
async function attempt(act, done) {
  try {
    await act();
    say(done ?? '');
  } catch (error) {
    say(words(error instanceof SyntaxError ? 'notSettings' : 'notKept'));
  }
  await show();
}

/** What the form says now. @returns {Settings} */
function chosen() {
  const one = (/** @type {string} */ name) => /** @type {any} */ (named(name).find((radio) => radio.checked)?.value);
  const colours = named('colour').map((box) => box.value);
  return {
    quotations: input('quotations').checked,
    filter: input('filter').checked,
    cards: input('cards').checked,
    kinds: /** @type {any} */ (named('kinds').filter((box) => box.checked).map((box) => box.value)),
    look: one('look'),
    palette: one('palette'),
    colours: one('palette') === 'own' ? colours : [],
    phrases: lines(input('phrases').value),
    selectors: lines(input('selectors').value),
  };
}

/** Says which selectors the browser does not understand. */
function checkSelectors() {
  const wrong = misunderstood(lines(input('selectors').value));
  element('selectors-wrong').textContent = wrong.length ? words('selectorsWrong', wrong.join(' · ')) : '';
}

fill();
const root = getComputedStyle(document.documentElement);
/** @type {string[]} */
const standards = [];
for (let colour = 1; colour <= COLOURS; colour += 1) {
  standards.push(root.getPropertyValue(`--whosaid-${colour}`).trim());
  const box = document.createElement('input');
  Object.assign(box, { type: 'color', name: 'colour', ariaLabel: words('colourOf', String(colour)) });
  element('colours').append(box);
}
for (const [index, line] of ['solid', 'dashed', 'dotted', 'double'].entries()) {
  const span = make('span', {}, words('sample', String(index + 1)));
  span.style.setProperty('--colour', `var(--whosaid-${index + 1})`);
  span.style.setProperty('--style', line);
  element('sample').append(span, ' ');
}
element('options').addEventListener('submit', (event) => event.preventDefault());
element('options').addEventListener('change', () => {
  checkSelectors();
  return attempt(() => keep(chosen()));
});
element('export').addEventListener('click', async () => {
  const href = URL.createObjectURL(new Blob([await exported()], { type: 'application/json' }));
  make('a', { href, download: 'whosaid-settings.json' }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
});
element('import').addEventListener('click', () => element('file').click());
element('file').addEventListener('change', async () => {
  const file = input('file').files?.[0];
  input('file').value = '';
  if (file) await attempt(async () => imported(await file.text()), words('settingsTaken'));
});
element('reset').addEventListener('click', () => {
  if (confirm(words('resetSure'))) void attempt(reset, words('settingsReset'));
});
letAdd(attempt);
element('choose-keys').addEventListener('click', chooseKeys);
// They may have been chosen in the browser's own page.
addEventListener('focus', showKeys);
await show();
await showKeys();
checkSelectors();
