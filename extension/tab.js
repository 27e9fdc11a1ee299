// The page that popup and panel speak with.

/** @import { Said, Taken, TakeFormat, ToPage } from './types.d.ts' */

const { tabs } = globalThis.browser ?? chrome;

/** The tab in front; when we are shown in a tab ourselves, the one the reader was in before. */
export async function currentTab() {
  const own = await tabs.getCurrent();
  const [front] = await tabs.query({ active: true, currentWindow: true });
  if (front && front.id !== own?.id) return front.id;
  const others = (await tabs.query({ currentWindow: true })).filter((tab) => tab.id !== own?.id);
  others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return others[0]?.id;
}

/**
 * Listens to the page in a tab, also when the tab goes on to another page.
 *
 * @param {number} tab
 * @param {(message: Said) => void} hear
 */
export function follow(tab, hear) {
  /** @type {chrome.runtime.Port | undefined} */
  let port;
  let closed = false;
  /** Who waits for what was asked for to be taken along; a page answers in the order of the questions. @type {((taken?: Taken) => void)[]} */
  let waiting = [];

  function giveUp() {
    for (const answer of waiting) answer();
    waiting = [];
  }

  function connect() {
    giveUp();
    port?.disconnect();
    const own = tabs.connect(tab, { name: 'reader' });
    port = own;
    let heard = false;
    own.onMessage.addListener((message) => {
      heard = true;
      if (message.type === 'taken') waiting.shift()?.(message);
      else hear(message);
    });
    own.onDisconnect.addListener(async () => {
      // Asked for, or the browser logs that nobody asked.
      void chrome.runtime.lastError;
      if (port !== own) return;
      port = undefined;
      giveUp();
      const { status } = await tabs.get(tab).catch(() => ({ status: 'closed' }));
      // By now there may be another, or nobody who wants one.
      if (port || closed || status === 'closed') return;
      if (heard && status === 'complete') connect();
      else if (heard || status === 'loading') hear({ type: 'loading', host: '' });
      else hear({ type: 'forbidden', host: '' });
    });
  }

  // Firefox keeps a page that the reader has left, and our port to it.
  /** @param {number} id @param {{ status?: string, url?: string }} change */
  function onUpdated(id, { status, url }) {
    if (id === tab && (status || url || !port)) connect();
  }

  tabs.onUpdated.addListener(onUpdated);
  connect();
  return {
    /** @param {ToPage} message */
    send: (message) => port?.postMessage(message),
    /**
     * One quotation, or all; nothing where the page is gone.
     *
     * @param {TakeFormat} format
     * @param {number | null} quotation
     * @returns {Promise<Taken | undefined>}
     */
    take(format, quotation) {
      if (!port) return Promise.resolve(undefined);
      port.postMessage({ type: 'take', format, quotation });
      return new Promise((answer) => waiting.push(answer));
    },
    close() {
      closed = true;
      giveUp();
      tabs.onUpdated.removeListener(onUpdated);
      port?.disconnect();
      port = undefined;
    },
  };
}
