// What happens outside of pages: keyboard commands, the context menu, the number on the button. It wakes for these and sleeps again.

/** @import { Settings, ToPage } from './types.d.ts' */

import { keep, settings } from './settings.js';

const api = globalThis.browser ?? chrome;

/** @type {{ [command: string]: ToPage }} */
const STEPS = {
  'next': { type: 'step', speaker: null, backwards: false, card: true },
  'previous': { type: 'step', speaker: null, backwards: true, card: true },
  'next-same': { type: 'step-same', backwards: false },
  'previous-same': { type: 'step-same', backwards: true },
};

/**
 * Says something to the page in a tab. Where there is no reader, nobody hears it.
 *
 * @param {number} tab
 * @param {ToPage} message
 */
function say(tab, message) {
  const port = api.tabs.connect(tab, { name: 'command' });
  // The reader has come when it speaks.
  port.onMessage.addListener(() => {
    port.postMessage(message);
    port.disconnect();
  });
  port.onDisconnect.addListener(() => void chrome.runtime.lastError);
}

/** @param {chrome.tabs.Tab | undefined} tab */
function openPanel(tab) {
  const { sidebarAction } = /** @type {any} */ (api);
  if (sidebarAction) return sidebarAction.open();
  return tab && api.sidePanel.open({ windowId: tab.windowId });
}

api.commands.onCommand.addListener(async (command, given) => {
  // The panel opens only in the very moment of the key.
  if (command === 'panel') return openPanel(given);
  const tab = given ?? (await api.tabs.query({ active: true, currentWindow: true }))[0];
  const step = STEPS[command];
  if (step) return tab?.id === undefined ? undefined : say(tab.id, step);
  const { settings: now } = await settings();
  if (command === 'toggle-quotations') await toggle({ quotations: !now.quotations });
  if (command === 'toggle-filter') await toggle({ filter: !now.filter });
});

/** There is no page of ours in sight that could say that the browser's storage is full: the button says it. @param {Partial<Settings>} changed */
async function toggle(changed) {
  const [text, title] = await keep(changed).then(() => ['', ''], () => ['!', api.i18n.getMessage('notKept')]);
  await api.action.setTitle({ title: title || api.i18n.getMessage('name') });
  await api.action.setBadgeText({ text });
}

api.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') api.tabs.create({ url: api.runtime.getURL('welcome.html') });
  const { contextMenus, i18n } = api;
  contextMenus.removeAll(() => {
    const documentUrlPatterns = ['http://*/*', 'https://*/*'];
    for (const id of ['menuCopy', 'menuCopyAll', 'menuPanel']) {
      contextMenus.create({ id, title: i18n.getMessage(id), contexts: ['page', 'selection', 'link'], documentUrlPatterns });
    }
  });
});

api.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  if (menuItemId === 'menuPanel') return openPanel(tab);
  if (tab?.id === undefined) return;
  if (menuItemId === 'menuCopy') say(tab.id, { type: 'copy-here' });
  if (menuItemId === 'menuCopyAll') say(tab.id, { type: 'copy-all' });
});

api.runtime.onMessage.addListener((/** @type {{ count: number }} */ { count }, { tab }) => {
  if (tab?.id === undefined) return;
  api.action.setBadgeText({ tabId: tab.id, text: count ? String(count) : '' });
  api.action.setBadgeBackgroundColor({ tabId: tab.id, color: '#1f4e9c' });
});
