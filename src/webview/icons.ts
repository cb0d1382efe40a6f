import type { CheckState } from '../diagnosis/protocol';
import { create, type Part } from './dom';

/** Drawn on 16 by 16 units with round strokes, like the icons of the workbench. */
const shapes = {
  passed: ['M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5', 'M5.25 8.25l2 2l3.5-4.25'],
  failed: [
    'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5',
    'M5.75 5.75l4.5 4.5',
    'M10.25 5.75l-4.5 4.5',
  ],
  warning: ['M8 2.25l6.25 11.25h-12.5z', 'M8 6.5v3', 'M8 11.5v.01'],
  unknown: [
    'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5',
    'M6.25 6.5a1.75 1.75 0 1 1 2.7 1.5c-.6.4-.95.7-.95 1.4',
    'M8 11.25v.01',
  ],
  skipped: ['M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5', 'M5.25 8h5.5'],
  running: ['M8 1.75a6.25 6.25 0 1 1-6.25 6.25'],
  chevron: ['M4.5 6.25l3.5 3.5l3.5-3.5'],
  external: ['M6.5 3.5h-3v9h9v-3', 'M9 2.75h4.25v4.25', 'M13.25 2.75l-6 6'],
} as const satisfies Record<CheckState | 'chevron' | 'external', readonly string[]>;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A picture in the colour of the text around it. It adds nothing for a screen reader: a word always stands beside it. */
export function icon(name: keyof typeof shapes): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  for (const shape of shapes[name]) {
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('d', shape);
    svg.append(path);
  }
  return svg;
}

/** The icon of a state; its colour comes from `data-state`, which the style sheet knows. */
export function stateIcon(): Part<CheckState> {
  const element = create('span', 'state-icon');
  return {
    element,
    update(state) {
      // Drawing it anew would make a turning icon jump.
      if (element.dataset.state !== state) {
        element.dataset.state = state;
        element.replaceChildren(icon(state));
      }
    },
  };
}
