import type { ActionView } from '../diagnosis/protocol';
import { create, PartList, setText, setTextOrHide, uniqueId, type Part } from './dom';
import { icon } from './icons';

/** What is done when the user presses an action: its id goes to the host. */
export type OnAction = (id: string) => void;

/** How an action looks: a button, a link among texts, or a link of which all know that it opens a page elsewhere. */
export type ActionStyle = 'button' | 'link' | 'page';

/** A button that does something, with a line that says more where the label does not say it all. */
export function actionPart(onAction: OnAction, style: ActionStyle): Part<ActionView> {
  let id = '';
  const label = create('span', 'label');
  const button = create('button', '', label);
  button.type = 'button';
  button.addEventListener('click', () => {
    onAction(id);
  });
  if (style === 'page') {
    button.append(icon('external'));
  }
  const detail = create('span', 'action-detail');
  detail.id = uniqueId('detail');
  const element = create('div', 'action', button, detail);
  return {
    element,
    update(action) {
      id = action.id;
      setText(label, action.label);
      setTextOrHide(detail, action.detail ?? '');
      element.classList.toggle('has-detail', !detail.hidden);
      if (detail.hidden) {
        button.removeAttribute('aria-describedby');
      } else {
        button.setAttribute('aria-describedby', detail.id);
      }
      button.className = style !== 'button' ? 'link' : action.isMain ? 'button main' : 'button';
    },
  };
}

/** Some actions beside or below each other. */
export function actionList(onAction: OnAction): Part<readonly ActionView[]> {
  const element = create('div', 'actions');
  const list = new PartList<ActionView>(
    element,
    ({ id }) => id,
    () => actionPart(onAction, 'button'),
  );
  return {
    element,
    update(actions) {
      list.update(actions);
      element.hidden = actions.length === 0;
    },
  };
}
