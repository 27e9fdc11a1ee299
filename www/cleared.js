// What was cleared away, each with the reason, and a way to see it again.

import { make } from '../extension/dom.js';
import { english } from './words.js';

/** @import { View } from '../extension/types.d.ts' */

const { words } = english;

/**
 * @param {HTMLElement} list
 * @param {View} view
 * @param {(id: number) => void} again
 */
export function showCleared(list, { noise }, again) {
  const items = noise.map(({ id, kind, text, reason, shown }) =>
    make(
      'li',
      {},
      make('span', { className: 'name' }, make('span', { className: text ? 'words' : 'words empty' }, text || words('emptyBox')), make('small', {}, `${words(kind)}: ${reason}`)),
      make('button', { type: 'button', id: `again-${id}`, disabled: shown, ariaLabel: `${words('show')}: ${text || words('emptyBox')}`, onclick: () => again(id) }, words(shown ? 'shown' : 'show')),
    ),
  );
  list.replaceChildren(items.length ? make('ul', {}, ...items) : make('p', { className: 'nothing' }, 'Nothing was in the way.'));
}
