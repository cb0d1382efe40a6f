import { longestErrorText, type DiagnosisView, type ExplanationView } from '../diagnosis/protocol';
import { actionList, type OnAction } from './actions';
import { create, PartList, setText, setTextOrHide, uniqueId, type Part } from './dom';
import { letTakeFocus, moveFocusTo } from './focus';
import { createSection } from './section';

/** What the box tells the page. */
export interface ExplainEvents {
  explain(text: string): void;
  clear(): void;
}

/**
 * The box that takes an error text, and what the text means. What is typed there goes to the host on the user's order,
 * and is kept nowhere: not in the page's state, and not over a reload.
 */
export class Explain implements Part<DiagnosisView> {
  readonly element: HTMLElement;
  private readonly heading: HTMLHeadingElement;
  private readonly label = create('label');
  private readonly box = create('textarea', 'error-text');
  private readonly privacy = create('p', 'hint');
  private readonly explainButton = create('button', 'button');
  private readonly clearButton = create('button', 'button quiet');
  private readonly explanations = create('div', 'explanations');
  private readonly list: PartList<ExplanationView>;

  constructor(onAction: OnAction, events: ExplainEvents) {
    const { element, heading } = createSection('explain');
    this.element = element;
    this.heading = heading;
    this.box.id = uniqueId('error-text');
    this.box.rows = 4;
    this.box.spellcheck = false;
    this.box.autocomplete = 'off';
    this.label.htmlFor = this.box.id;
    this.privacy.id = uniqueId('hint');
    this.box.setAttribute('aria-describedby', this.privacy.id);
    this.box.setAttribute('aria-keyshortcuts', 'Control+Enter Meta+Enter');
    this.explainButton.type = 'button';
    this.clearButton.type = 'button';

    const explain = (): void => {
      if (this.box.value.trim() === '') {
        this.box.focus();
      } else {
        events.explain(this.box.value.slice(0, longestErrorText));
      }
    };
    this.explainButton.addEventListener('click', explain);
    this.box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        explain();
      }
    });
    this.clearButton.addEventListener('click', () => {
      this.box.value = '';
      this.box.focus();
      events.clear();
    });
    this.list = new PartList<ExplanationView>(
      this.explanations,
      (_, index) => String(index),
      () => explanationPart(onAction),
    );
    element.append(
      heading,
      this.label,
      this.box,
      this.privacy,
      create('div', 'actions', this.explainButton, this.clearButton),
      this.explanations,
    );
  }

  update({ strings, explanations }: DiagnosisView): void {
    setText(this.heading, strings.explainTitle);
    setText(this.label, strings.explainPrompt);
    if (this.box.placeholder !== strings.explainPlaceholder) {
      this.box.placeholder = strings.explainPlaceholder;
    }
    setTextOrHide(this.privacy, strings.explainPrivacy);
    setText(this.explainButton, strings.explainButton);
    setText(this.clearButton, strings.clear);
    this.list.update(explanations);
    this.explanations.hidden = explanations.length === 0;
  }

  /** Shows the first explanation, or the box where there is none. */
  takeFocus(): void {
    const first = this.list.first?.element.querySelector('h3');
    if (first) {
      moveFocusTo(first);
    } else {
      moveFocusTo(this.box);
    }
  }
}

function explanationPart(onAction: OnAction): Part<ExplanationView> {
  const title = create('h3');
  title.id = uniqueId('explanation');
  letTakeFocus(title);
  const paragraphs = create('div', 'paragraphs');
  const paragraphList = new PartList<string>(paragraphs, (_, index) => String(index), paragraphPart);
  const facts = create('dl', 'facts');
  const factList = new PartList<ExplanationView['facts'][number]>(
    facts,
    (_, index) => String(index),
    factPart,
  );
  const actions = actionList(onAction);
  const element = create('article', 'explanation', title, paragraphs, facts, actions.element);
  element.setAttribute('aria-labelledby', title.id);
  return {
    element,
    update(explanation) {
      setText(title, explanation.title);
      paragraphList.update(explanation.paragraphs);
      factList.update(explanation.facts);
      facts.hidden = explanation.facts.length === 0;
      actions.update(explanation.actions);
    },
  };
}

function paragraphPart(): Part<string> {
  const element = create('p');
  return {
    element,
    update(text) {
      setText(element, text);
    },
  };
}

function factPart(): Part<ExplanationView['facts'][number]> {
  const label = create('dt');
  const value = create('dd');
  return {
    element: create('div', '', label, value),
    update(fact) {
      setText(label, fact.label);
      setText(value, fact.value);
    },
  };
}
