import type { CheckView, DiagnosisView, PageStrings } from '../diagnosis/protocol';
import { actionList, type OnAction } from './actions';
import { create, PartList, setAttribute, setText, setTextOrHide, uniqueId, type Part } from './dom';
import { takesFocus } from './focus';
import { icon, stateIcon } from './icons';
import { createSection } from './section';

/** What the user has opened or closed, by the ids of the checks; all others follow their state. */
export type OpenChecks = Map<string, boolean>;

interface CheckInPage {
  readonly check: CheckView;
  readonly strings: PageStrings;
}

/** The checks in the order of cause. */
export class Checks implements Part<DiagnosisView> {
  readonly element: HTMLElement;
  private readonly heading: HTMLHeadingElement;
  private readonly list: PartList<CheckInPage>;

  /** `onToggle` is told after the user has opened or closed a check, which `open` then says. */
  constructor(onAction: OnAction, open: OpenChecks, onToggle: () => void) {
    const { element, heading } = createSection('checks');
    this.element = element;
    this.heading = heading;
    const items = create('ol', 'check-list');
    // A list without marks is none to some screen readers.
    items.setAttribute('role', 'list');
    this.list = new PartList<CheckInPage>(
      items,
      ({ check }) => check.id,
      () => new Check(onAction, open, onToggle),
    );
    element.append(heading, items);
  }

  update({ checks, strings }: DiagnosisView): void {
    setText(this.heading, strings.checks);
    this.list.update(checks.map((check) => ({ check, strings })));
    this.element.hidden = checks.length === 0;
  }
}

/** One check. What was found first is always to be seen; the rest opens by itself where something is wrong. */
class Check implements Part<CheckInPage> {
  readonly element = create('li', 'check');
  private id = '';
  /** How it stood when it last stood still: while a check runs again it stays as open as it was. */
  private settled: CheckView['state'] = 'unknown';
  private state: CheckView['state'] = 'unknown';
  private readonly icon = stateIcon();
  private readonly title = create('span', 'title');
  private readonly toggle = create('button', 'toggle', this.title, icon('chevron'));
  private readonly stateLabel = create('span', 'state-label');
  private readonly change = create('p', 'change');
  private readonly preview = create('p', 'preview');
  private readonly evidenceLabel = create('h4');
  private readonly evidenceItems = create('ul');
  private readonly evidence = create('div', 'fact', this.evidenceLabel, this.evidenceItems);
  private readonly evidenceList = new PartList<string>(
    this.evidenceItems,
    (_, index) => String(index),
    textItem,
  );
  private readonly whyLabel = create('h4');
  private readonly whyText = create('p');
  private readonly why = create('div', 'fact', this.whyLabel, this.whyText);
  private readonly body = create('div', 'body', this.evidence, this.why);
  private readonly actions;

  constructor(
    onAction: OnAction,
    private readonly open: OpenChecks,
    onToggle: () => void,
  ) {
    this.actions = actionList(onAction);
    this.body.id = uniqueId('check');
    this.stateLabel.id = uniqueId('state');
    this.toggle.type = 'button';
    this.toggle.setAttribute('aria-controls', this.body.id);
    this.toggle.setAttribute('aria-describedby', this.stateLabel.id);
    this.toggle.setAttribute(takesFocus, '');
    this.toggle.addEventListener('click', () => {
      this.open.set(this.id, !this.isOpen);
      this.drawOpen();
      onToggle();
    });
    this.element.append(
      create('div', 'head', this.icon.element, create('h3', '', this.toggle), this.stateLabel),
      create('div', 'rest', this.change, this.preview, this.body, this.actions.element),
    );
  }

  update({ check, strings }: CheckInPage): void {
    this.id = check.id;
    this.state = check.state;
    if (check.state !== 'running') {
      this.settled = check.state;
    }
    this.element.dataset.state = check.state;
    this.icon.update(check.state);
    setText(this.title, check.title);
    setText(this.stateLabel, check.stateLabel);
    setTextOrHide(this.change, check.change);
    setText(this.preview, check.evidence[0] ?? '');
    setText(this.evidenceLabel, strings.evidence);
    this.evidenceList.update(check.evidence);
    this.evidence.hidden = check.evidence.length === 0;
    setText(this.whyLabel, strings.whyItMatters);
    setText(this.whyText, check.why);
    this.why.hidden = check.why === '';
    this.actions.update(check.actions);
    this.drawOpen();
  }

  private get isOpen(): boolean {
    return this.open.get(this.id) ?? (this.settled === 'failed' || this.settled === 'warning');
  }

  private drawOpen(): void {
    const { isOpen } = this;
    setAttribute(this.toggle, 'aria-expanded', String(isOpen));
    this.body.hidden = !isOpen;
    this.preview.hidden = isOpen || this.preview.textContent === '';
    // What could be done about a check that passed is in nobody's way until they ask.
    this.actions.element.hidden =
      this.actions.element.childElementCount === 0 || (!isOpen && this.state === 'passed');
  }
}

function textItem(): Part<string> {
  const element = create('li');
  return {
    element,
    update(text) {
      setText(element, text);
    },
  };
}
