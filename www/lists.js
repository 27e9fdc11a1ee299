// The two lists beside the page: what was said by whom, and what was cleared away.

import { make } from './make.js';

/** @import { View } from '../extension/types.d.ts' */

const KINDS = { direct: 'in their own words', mixed: 'partly in their own words', indirect: 'as reported' };
const SURE = { high: 'named beside the words', medium: 'resolved from a pronoun or a role', low: 'carried over from the words around' };

/**
 * @param {HTMLElement} panel
 * @param {View} view
 * @param {(quotation: number) => void} jump
 */
export function showQuotations(panel, { speakers, quotations }, jump) {
  const items = quotations.map((quotation, index) => {
    const speaker = quotation.who === null ? undefined : speakers[quotation.who];
    const colour = speaker ? String(speaker.colour) : 'unnamed';
    const chip = make('span', { className: 'chip', ariaHidden: 'true' });
    chip.dataset['colour'] = colour;
    const about = [speaker?.role, KINDS[quotation.kind], quotation.via && `through ${quotation.via}`, SURE[quotation.confidence]];
    return make(
      'li',
      {},
      make(
        'button',
        { type: 'button', className: 'quotation', onclick: () => jump(index) },
        make('span', { className: 'who' }, chip, speaker?.name ?? 'Nobody is named'),
        make('span', { className: 'words' }, quotation.parts.join(' … ')),
        make('small', {}, about.filter(Boolean).join(' · ')),
      ),
    );
  });
  panel.replaceChildren(items.length ? make('ol', { className: 'quotations' }, ...items) : make('p', {}, 'Nobody is quoted.'));
}

/**
 * @param {HTMLElement} panel
 * @param {View} view
 * @param {(noise: number) => void} show
 */
export function showNoise(panel, { noise }, show) {
  const items = noise.map(({ id, kind, text, reason, shown }) =>
    make(
      'li',
      {},
      make('span', { className: 'who' }, text || '(an empty box)'),
      make('small', {}, `${kind} · ${reason}`),
      make('button', { type: 'button', disabled: shown, onclick: () => show(id) }, shown ? 'Shown' : 'Show it again'),
    ),
  );
  panel.replaceChildren(items.length ? make('ul', { className: 'noise' }, ...items) : make('p', {}, 'Nothing was in the way.'));
}
