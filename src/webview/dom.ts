/** A piece of the page: it is made once, and then only told what to show. */
export interface Part<T> {
  readonly element: HTMLElement;
  update(value: T): void;
}

/** Makes an element. Texts become text nodes; nothing in the page is ever read as markup. */
export function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') {
    element.className = className;
  }
  element.append(...children);
  return element;
}

/** Sets the text of an element that holds nothing else; leaves it alone, and the user's selection, if it is the same. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Sets the text, and hides the element where there is none. */
export function setTextOrHide(element: HTMLElement, text: string): void {
  setText(element, text);
  element.hidden = text === '';
}

/** Sets an attribute that is not there already. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

let lastNumber = 0;

/** An id that no other element of the page has, for `aria-labelledby` and its like. */
export function uniqueId(name: string): string {
  lastNumber += 1;
  return `${name}-${lastNumber}`;
}

/**
 * The children of an element, one a value, found again by their keys: what was there stays the same element, with its
 * focus, its selection and whatever the user opened in it.
 */
export class PartList<T> {
  private parts = new Map<string, Part<T>>();

  constructor(
    private readonly parent: HTMLElement,
    private readonly key: (value: T, index: number) => string,
    private readonly make: (value: T) => Part<T>,
  ) {}

  get first(): Part<T> | undefined {
    return this.parts.values().next().value;
  }

  update(values: readonly T[]): void {
    const parts = new Map<string, Part<T>>();
    for (const [index, value] of values.entries()) {
      let key = this.key(value, index);
      while (parts.has(key)) {
        key += '+';
      }
      const part = this.parts.get(key) ?? this.make(value);
      part.update(value);
      parts.set(key, part);
    }
    for (const [key, part] of this.parts) {
      if (parts.get(key) !== part) {
        part.element.remove();
      }
    }
    let place = this.parent.firstElementChild;
    for (const { element } of parts.values()) {
      if (element === place) {
        place = place.nextElementSibling;
      } else {
        this.parent.insertBefore(element, place);
      }
    }
    this.parts = parts;
  }
}
