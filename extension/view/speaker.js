// How a speaker is shown, on every surface alike.

/** @import { Quotation, View } from '../types.d.ts' */
/** @import { Phrases } from './phrases.js' */

import { make } from '../dom.js';

/** How something is quoted. */
export const HOW = { direct: 'howDirect', mixed: 'howMixed', indirect: 'howIndirect' };

/** How sure we are of the speaker. */
export const SURE = { high: 'sureHigh', medium: 'sureMedium', low: 'sureLow' };

/** @param {View} view @param {number | null} who */
export const speaker = (view, who) => (who === null ? undefined : view.speakers[who]);

/** Whose words they are: the full name, or at least what the article calls them here. @param {Phrases} phrases @param {View} view @param {Quotation} quotation */
export const named = ({ words }, view, { who, mention }) => speaker(view, who)?.name ?? mention ?? words('unnamed');

/** The colour's name in the style sheets. @param {View} view @param {number | null} who */
export const colour = (view, who) => String(speaker(view, who)?.colour ?? 'unnamed');

/** The sign of a colour: background and line as on the page. It says nothing by itself. @param {string} colour */
export function chip(colour) {
  const made = make('span', { className: 'chip', ariaHidden: 'true' }, '“”');
  made.dataset['colour'] = colour;
  return made;
}
