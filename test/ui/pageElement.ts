/**
 * What the functions that run in the page use of an element. The types of browsers are not loaded for this project,
 * because the extension must not use them.
 */
export interface PageElement {
  readonly className: string;
  readonly textContent: string;
  readonly innerText: string;
  readonly style: { readonly display: string; readonly top: string };
  /** Of an input or a select. */
  readonly value?: string;
  readonly type?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}
