// The panel of the browser, wired to the page in front, whichever it is.

/** @import { Said, View } from './types.d.ts' */

import { element } from './dom.js';
import { onChange } from './settings.js';
import { showState } from './state.js';
import { currentTab, follow } from './tab.js';
import { panel } from './view/panel.js';
import { fill, ours } from './words.js';

const { tabs } = globalThis.browser ?? chrome;

/** @type {View} */
const NOTHING = { article: false, speakers: [], quotations: [], noise: [] };

/** @type {ReturnType<typeof follow> | undefined} */
let page;
/** The tab whose page is shown. @type {number | undefined} */
let tab;

const shown = panel(element('reading'), ours, {
  jump: (quotation) => page?.send({ type: 'jump', quotation }),
  take: async (format, quotation) => page?.take(format, quotation),
});

/** What the page said last. @type {Said} */
let said = { type: 'loading', host: '' };

/** @param {Said} message */
function hear(message) {
  said = message;
  const view = message.type === 'view' ? message.view : NOTHING;
  element('reading').hidden = !view.quotations.length;
  shown.show(view);
  void showState(message, tab);
}

/** Shows the page in front, whichever it is now. */
async function turn() {
  const now = await currentTab();
  if (now === tab && page) return;
  page?.close();
  tab = now;
  if (tab === undefined) {
    page = undefined;
    return hear({ type: 'forbidden', host: '' });
  }
  page = follow(tab, hear);
}

fill();
// What is off for a site, its page tells.
onChange('', () => hear(said));
tabs.onActivated.addListener(turn);
tabs.onRemoved.addListener(turn);
await turn();
