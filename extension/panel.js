// The panel of the browser, wired to the page in front, whichever it is.

/** @import { Said, View } from './types.d.ts' */

import { element } from './dom.js';
import { currentTab, follow } from './tab.js';
import { panel } from './view/panel.js';
import { fill, ours, words } from './words.js';

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

/** @param {Said} message */
function hear(message) {
  const view = message.type === 'view' ? message.view : NOTHING;
  element('state').textContent = state(message);
  element('reading').hidden = !view.quotations.length;
  shown.show(view);
}

/** @param {Said} message */
function state(message) {
  switch (message.type) {
    case 'forbidden':
      return words('forbidden');
    case 'failed':
      return words('failed');
    case 'off':
      return words('offPanel');
    case 'view':
      if (message.view.quotations.length) return '';
      return words(message.view.article ? 'noQuotations' : 'noArticle');
    default:
      return '';
  }
}

/** Shows the page in front, whichever it is now. */
async function turn() {
  const now = await currentTab();
  if (now === tab && page) return;
  page?.close();
  tab = now;
  if (tab === undefined) {
    page = undefined;
    return hear({ type: 'forbidden' });
  }
  page = follow(tab, hear);
}

fill();
tabs.onActivated.addListener(turn);
tabs.onRemoved.addListener(turn);
await turn();
