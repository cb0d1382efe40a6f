import { create, uniqueId } from './dom';
import { letTakeFocus } from './focus';

/** A section of the page with its heading, which names it and takes the focus when something in it goes away. */
export function createSection(className: string): {
  readonly element: HTMLElement;
  readonly heading: HTMLHeadingElement;
} {
  const heading = create('h2');
  heading.id = uniqueId('heading');
  letTakeFocus(heading);
  const element = create('section', className);
  element.setAttribute('aria-labelledby', heading.id);
  return { element, heading };
}
