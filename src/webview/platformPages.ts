import type { ActionView, DiagnosisView } from '../diagnosis/protocol';
import { actionPart, type OnAction } from './actions';
import { create, PartList, setText, type Part } from './dom';
import { createSection } from './section';

/** The pages of the platform for the user's region; the host opens them, the page itself can load nothing. */
export class PlatformPages implements Part<DiagnosisView> {
  readonly element: HTMLElement;
  private readonly heading: HTMLHeadingElement;
  private readonly list: PartList<ActionView>;

  constructor(onAction: OnAction) {
    const { element, heading } = createSection('pages');
    this.element = element;
    this.heading = heading;
    const items = create('ul', 'page-list');
    items.setAttribute('role', 'list');
    this.list = new PartList<ActionView>(
      items,
      ({ id }) => id,
      () => {
        const action = actionPart(onAction, 'page');
        return {
          element: create('li', '', action.element),
          update(page) {
            action.update(page);
          },
        };
      },
    );
    element.append(heading, items);
  }

  update({ pages, strings }: DiagnosisView): void {
    setText(this.heading, strings.pages);
    this.list.update(pages);
    this.element.hidden = pages.length === 0;
  }
}
