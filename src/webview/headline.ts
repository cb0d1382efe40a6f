import type { DiagnosisView, PageMessage } from '../diagnosis/protocol';
import { actionPart, type OnAction } from './actions';
import { create, PartList, setText, setTextOrHide, type Part } from './dom';
import { moveFocusTo } from './focus';
import { stateIcon } from './icons';
import { createSection } from './section';

/** What the buttons beside the main one say to the host. */
export type OnCommand = (
  type: Extract<PageMessage['type'], 'run' | 'cancel' | 'copyReport' | 'saveReport'>,
) => void;

/** The verdict in a sentence, the next step in another, and the button that takes it. */
export class Headline implements Part<DiagnosisView> {
  readonly element: HTMLElement;
  private readonly heading: HTMLHeadingElement;
  private readonly next = create('p', 'next');
  private readonly icon = stateIcon();
  private readonly progress = create('div', 'progress');
  private readonly mainAction: PartList<NonNullable<DiagnosisView['headline']['action']>>;
  private readonly runButton: HTMLButtonElement;
  private readonly copyButton: HTMLButtonElement;
  private readonly saveButton: HTMLButtonElement;
  private isRunning = false;

  constructor(onAction: OnAction, onCommand: OnCommand) {
    const { element, heading } = createSection('headline');
    this.element = element;
    this.heading = heading;
    const mainPlace = create('div', 'main-action');
    this.mainAction = new PartList(
      mainPlace,
      ({ id }) => id,
      () => actionPart(onAction, 'button'),
    );
    this.runButton = commandButton((event) => {
      // The second click of a double click would cancel what the first one has started.
      if (event.detail <= 1) {
        onCommand(this.isRunning ? 'cancel' : 'run');
      }
    });
    this.copyButton = commandButton(() => {
      onCommand('copyReport');
    });
    this.saveButton = commandButton(() => {
      onCommand('saveReport');
    });
    element.append(
      create('div', 'verdict', this.icon.element, create('div', 'sentences', heading, this.next)),
      create(
        'div',
        'toolbar',
        mainPlace,
        create('div', 'commands', this.runButton, this.copyButton, this.saveButton),
      ),
      this.progress,
    );
  }

  update({ headline, strings, isRunning }: DiagnosisView): void {
    this.isRunning = isRunning;
    this.element.dataset.state = headline.state;
    this.icon.update(headline.state);
    setText(this.heading, headline.sentence);
    setTextOrHide(this.next, headline.next);
    this.mainAction.update(headline.action === undefined ? [] : [{ ...headline.action, isMain: true }]);
    // One button stays in its place, so that whoever pressed it with the keyboard is still on it.
    setText(this.runButton, isRunning ? strings.cancel : strings.run);
    this.runButton.classList.toggle('main', headline.action === undefined && !isRunning);
    setText(this.copyButton, strings.copyReport);
    setText(this.saveButton, strings.saveReport);
    this.progress.hidden = !isRunning;
  }

  /** Shows the verdict, and lets the keyboard go on from there. */
  takeFocus(): void {
    moveFocusTo(this.heading);
  }
}

function commandButton(onClick: (event: MouseEvent) => void): HTMLButtonElement {
  const button = create('button', 'button');
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}
