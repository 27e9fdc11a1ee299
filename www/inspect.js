// How the engine came to what it says: the rule behind each decision, the reason of each verdict, and what the rules had before them.

import { make } from '../extension/dom.js';
import { HOW, chip, colour, named, speaker } from '../extension/view/speaker.js';
import { english } from './words.js';

/** @import { Quotation, View } from '../extension/types.d.ts' */
/** @import { Range, Sentence } from './types.d.ts' */

const { words } = english;

/** So many are shown at once; more on demand. */
const FIRST = 25;

/**
 * @param {HTMLElement} room
 * @param {View} view
 * @param {(from: number, to: number) => Sentence[]} explain some of the sentences
 * @param {(quotation: number) => void} jump
 */
export function showInspection(room, view, explain, jump) {
  const decisions = view.quotations.map((quotation, number) => ({ quotation, number }));
  room.replaceChildren(
    section('Decisions', 'Which rule found each quotation, and on what grounds it is whose.', (from, to) => decisions.slice(from, to), ({ quotation, number }) =>
      decision(view, quotation, () => jump(number)),
    ),
    section('Ad noise', 'What was cleared away, and why.', (from, to) => view.noise.slice(from, to), ({ kind, reason, text }) =>
      make('li', {}, make('span', { className: text ? 'words' : 'words empty' }, text || words('emptyBox')), facts([['verdict', words(kind)], ['reason', reason]])),
    ),
    section('Sentences', 'What the rules had before them: the part that each word plays, cues (boxed) and mentions (underlined).', explain, (one) => sentence(view, one)),
  );
}

/** @param {View} view @param {Quotation} quotation @param {() => void} jump */
function decision(view, quotation, jump) {
  const { parts, kind, rule, who, mention, cue, via, confidence } = quotation;
  const go = make('button', { type: 'button', className: 'go', title: 'Go to it in the article', onclick: jump }, make('span', { className: 'words' }, parts.join(' … ')));
  const item = make(
    'li',
    {},
    go,
    facts([
      ['rule', rule],
      ['kind', `${kind}: ${words(HOW[kind])}`],
      ['cue', cue],
      ['mention', mention],
      ['speaker', who === null ? 'nobody' : named(english, view, quotation)],
      ['role', speaker(view, who)?.role],
      ['through', via],
      ['confidence', confidence],
    ]),
  );
  item.dataset['colour'] = colour(view, who);
  return item;
}

/** @param {View} view @param {Sentence} sentence */
function sentence(view, { words: all, tags, cues, names }) {
  const tokens = all.map((word, at) => make('span', { className: 'token' }, make('span', {}, word), make('small', {}, tags[at] ?? '')));
  const text = (/** @type {Range | null} */ range) => range && all.slice(range.start, range.end).join(' ');
  for (const { words } of cues) for (const token of tokens.slice(words.start, words.end)) token.classList.add('cue');
  for (const { words, who } of names) {
    for (const token of tokens.slice(words.start, words.end)) {
      token.classList.add('mention');
      token.dataset['colour'] = colour(view, who);
    }
  }
  return make(
    'li',
    {},
    make('p', { className: 'tokens' }, ...tokens.flatMap((token) => [token, ' '])),
    ...cues.map(({ words, speaker, via, construction, force }) =>
      facts([['cue', text(words)], ['reports', force === 'speech' ? 'speech' : 'thought, or speech beside quotation marks'], ['construction', construction], ['mention', text(speaker)], ['through', text(via)]]),
    ),
    ...names.map(({ words, kind, who }) => facts([['mention', text(words)], ['kind', kind], ['speaker', who === null ? null : [chip(colour(view, who)), ' ', speaker(view, who)?.name ?? '']]])),
  );
}

/** @param {[string, string | (Node | string)[] | null | undefined][]} all what is not there is left out */
function facts(all) {
  const there = all.filter(([, value]) => value?.length);
  return make('dl', {}, ...there.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, ...(value ?? [])))));
}

/**
 * What is folded away is not made before it is unfolded.
 *
 * @template Item
 * @param {string} title
 * @param {string} hint
 * @param {(from: number, to: number) => Item[]} items some of them
 * @param {(item: Item) => HTMLElement} show
 */
function section(title, hint, items, show) {
  const list = make('ol', { className: 'inspected' });
  const more = make('button', { type: 'button', className: 'more', onclick: grow }, 'Show more');
  const details = make('details', { open: title === 'Decisions' }, make('summary', {}, title), make('p', { className: 'hint' }, hint), list, more);
  function grow() {
    const from = list.childElementCount;
    // One more than is shown tells whether there are more.
    const next = items(from, from + FIRST + 1);
    list.append(...next.slice(0, FIRST).map(show));
    more.hidden = next.length <= FIRST;
    if (!list.childElementCount) list.replaceWith(make('p', { className: 'nothing' }, 'None.'));
  }
  if (details.open) grow();
  details.addEventListener('toggle', () => list.childElementCount || grow());
  return details;
}
