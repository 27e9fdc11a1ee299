// How the engine came to what it says: tokens, cues, names, and the rule behind each decision.

import { make } from './make.js';

/** @import { View } from '../extension/types.d.ts' */
/** @import { Explanation } from './types.d.ts' */

/**
 * @param {HTMLElement} panel
 * @param {View} view
 * @param {Explanation | null} explanation
 */
export function showInspection(panel, view, explanation) {
  const decisions = view.quotations.map(({ parts, kind, rule, who, mention, cue, via, confidence }) => [
    rule, kind, parts.join(' … '), cue ?? '', mention ?? '', who === null ? '' : (view.speakers[who]?.name ?? ''), via ?? '', confidence,
  ]);
  const noise = view.noise.map(({ kind, reason, text }) => [kind, reason, text]);
  const cues = (explanation?.cues ?? []).map(({ words, speaker, via, construction, force }) => [words, speaker ?? '', via ?? '', construction, force]);
  const names = (explanation?.names ?? []).map(({ words, kind }) => [words, kind]);
  panel.replaceChildren(
    section('Decisions', table(['rule', 'kind', 'words', 'cue', 'mention', 'speaker', 'through', 'confidence'], decisions)),
    section('Ad noise', table(['kind', 'reason', 'text'], noise)),
    section('Cues', table(['cue', 'mention', 'through', 'construction', 'force'], cues)),
    section('Names', table(['name', 'kind'], names)),
    section('Tokens', ...(explanation?.sentences ?? []).map((sentence) => make('p', { className: 'tokens' }, ...sentence.flatMap(({ word, tag }) => [make('span', {}, word, make('small', {}, tag)), ' '])))),
  );
}

/** @param {string} title @param {...Node} content */
function section(title, ...content) {
  return make('details', { open: title === 'Decisions' }, make('summary', {}, title), ...content);
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  if (!rows.length) return make('p', {}, 'None.');
  return make(
    'table',
    {},
    make('thead', {}, make('tr', {}, ...head.map((title) => make('th', { scope: 'col' }, title)))),
    make('tbody', {}, ...rows.map((cells) => make('tr', {}, ...cells.map((cell) => make('td', { className: cell.length > 40 ? 'long' : '' }, cell))))),
  );
}
