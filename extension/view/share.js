// How many of the quoted words are whose: a bar and its legend, whose speakers one can choose among.

/** @import { View } from '../types.d.ts' */
/** @import { Phrases } from './phrases.js' */

import { make } from '../dom.js';
import { chip, colour, speaker } from './speaker.js';

/** So many speakers are always in sight. */
const FIRST = 5;

/**
 * @param {Phrases} phrases
 * @param {(who: number | null) => void} choose a speaker was clicked
 */
export function share({ words, counted, percent }, choose) {
  const bar = make('div', { className: 'bar', ariaHidden: 'true' });
  const first = make('ul', { className: 'speakers' });
  const others = make('ul', { className: 'speakers' });
  const summary = make('summary', {});
  const more = make('details', {}, summary, others);
  const element = make('div', { className: 'share' }, bar, first, more);

  /** @param {View} view @param {number | null | undefined} chosen whose quotations alone are listed */
  function show(view, chosen) {
    /** @type {Map<number | null, number>} */
    const own = new Map();
    for (const { who, words } of view.quotations) own.set(who, (own.get(who) ?? 0) + words);
    const all = view.quotations.reduce((sum, { words }) => sum + words, 0) || 1;
    const shares = [...own].sort(([, a], [, b]) => b - a);
    bar.replaceChildren(
      ...shares.map(([who, count]) => {
        const part = make('span', {});
        part.dataset['colour'] = colour(view, who);
        part.style.flexGrow = String(count);
        return part;
      }),
    );
    const rows = shares.map(([who, count]) => {
      const { name = words('unnamed'), role } = speaker(view, who) ?? {};
      const button = make(
        'button',
        { type: 'button', id: `speaker-${who ?? 'unnamed'}`, className: 'row', ariaPressed: String(who === chosen), title: words('onlyBy', name), onclick: () => choose(who) },
        chip(colour(view, who)),
        make('span', { className: 'name' }, name, ...(role ? [' ', make('small', {}, role)] : [])),
        make('span', { className: 'count', title: counted('words', count) }, percent(count / all)),
      );
      return make('li', {}, button);
    });
    // One or two more are no reason to fold anything.
    const cut = rows.length > FIRST + 2 ? FIRST : rows.length;
    first.replaceChildren(...rows.slice(0, cut));
    others.replaceChildren(...rows.slice(cut));
    more.hidden = cut === rows.length;
    summary.textContent = counted('moreSpeakers', rows.length - cut);
  }

  return { element, show };
}
