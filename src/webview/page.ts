import type { DiagnosisView, HostMessage, PageMessage } from '../diagnosis/protocol';
import { Checks, type OpenChecks } from './checks';
import { create, setText, type Part } from './dom';
import { Explain } from './explain';
import { keepFocus } from './focus';
import { Headline } from './headline';
import { PlatformPages } from './platformPages';
import { Combinations, GuideTables } from './tables';

/** The whole page. It is drawn with the first view and then only changed, so that nobody loses their place. */
export class Page {
  private readonly title = create('h1');
  private readonly status = create('p', 'status');
  private readonly footer = create('footer');
  private readonly headline: Headline;
  private readonly explain: Explain;
  private readonly parts: readonly Part<DiagnosisView>[];
  private isShown = false;

  constructor(post: (message: PageMessage) => void, open: OpenChecks, onToggle: () => void) {
    const onAction = (id: string): void => {
      post({ type: 'action', id });
    };
    this.status.setAttribute('role', 'status');
    this.headline = new Headline(onAction, (type) => {
      post({ type });
    });
    const checks = new Checks(onAction, open, onToggle);
    const combinations = new Combinations(onAction);
    this.explain = new Explain(onAction, {
      explain(text) {
        post({ type: 'explain', text });
      },
      clear() {
        post({ type: 'clearExplanations' });
      },
    });
    const pages = new PlatformPages(onAction);
    const tables = new GuideTables(onAction);
    this.parts = [this.headline, checks, combinations, this.explain, pages, tables];
    this.main = create(
      'main',
      '',
      this.headline.element,
      create('div', 'findings', checks.element, combinations.element),
      create('div', 'help', this.explain.element, pages.element),
      tables.element,
    );
  }

  private readonly main: HTMLElement;

  /** Shows a view; the first one draws the page. */
  show(view: DiagnosisView): void {
    document.documentElement.lang = view.language;
    document.title = view.strings.title;
    if (!this.isShown) {
      document.body.append(create('header', '', this.title, this.status), this.main, this.footer);
      this.isShown = true;
    }
    keepFocus(() => {
      setText(this.title, view.strings.title);
      for (const part of this.parts) {
        part.update(view);
      }
      setText(this.footer, view.footer);
      this.footer.hidden = view.footer === '';
    });
    // Last, so that what is announced can already be found. The same text again is not announced again.
    setText(this.status, view.announcement);
    // Afterwards it repeats the headline, which stands below for those who see it.
    this.status.classList.toggle('for-screen-reader', !view.isRunning);
  }

  /** Takes the user to a part of the page. Nothing happens before the first view. */
  reveal(target: Extract<HostMessage, { type: 'reveal' }>['target']): void {
    if (!this.isShown) {
      return;
    }
    if (target === 'headline') {
      this.headline.takeFocus();
    } else {
      this.explain.takeFocus();
    }
  }
}
