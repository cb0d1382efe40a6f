// The diagnosis page. It shows what the host sends and tells the host what the user did; it decides nothing itself.
import type { HostMessage, PageMessage } from '../diagnosis/protocol';
import { readHostMessage } from './hostMessage';
import { Page } from './page';
import { readPageState, writePageState } from './pageState';

/** What VS Code gives to a page, once. */
declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const host = acquireVsCodeApi();
const { scrollTop, open } = readPageState(host.getState());
let restored = false;

function store(): void {
  // Before the first view the page is empty, and where it stands is not where the user left it.
  if (restored) {
    host.setState(writePageState({ scrollTop: window.scrollY, open }));
  }
}

let isRunning = false;
/** What the user was taken to, while rows above it still appear and change; until they look elsewhere themselves. */
let revealed: Extract<HostMessage, { type: 'reveal' }>['target'] | undefined;
for (const type of ['wheel', 'keydown', 'pointerdown'] as const) {
  window.addEventListener(
    type,
    () => {
      revealed = undefined;
    },
    { passive: true },
  );
}

const page = new Page(
  (message) => {
    host.postMessage(message);
  },
  open,
  store,
);

// The page can go at any moment: its tab is hidden, the window is loaded anew. What is stored only then comes too late,
// and scrolling tells of itself once a frame at most.
window.addEventListener('scroll', store, { passive: true });
window.addEventListener('pagehide', store);

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = readHostMessage(event.data);
  switch (message?.type) {
    case 'view':
      page.show(message.view);
      if (!restored) {
        window.scrollTo(0, scrollTop);
        restored = true;
      }
      if (revealed !== undefined) {
        page.reveal(revealed);
      }
      isRunning = message.view.isRunning;
      if (!isRunning) {
        revealed = undefined;
      }
      break;
    case 'reveal':
      revealed = isRunning ? message.target : undefined;
      page.reveal(message.target);
      break;
    case undefined:
      break;
  }
});

host.postMessage({ type: 'ready' });
