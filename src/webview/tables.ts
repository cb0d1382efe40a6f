import type { ActionView, CheckState, DiagnosisView, TableView } from '../diagnosis/protocol';
import { actionPart, type OnAction } from './actions';
import { create, PartList, setText, type Part } from './dom';
import { stateIcon } from './icons';
import { createSection } from './section';

/** What a cell can hold, beside the text and the action of a `TableView`. */
type Cell =
  | string
  | ActionView
  /** A key's mask or a Group ID: characters that are compared one by one. */
  | { readonly exact: string }
  | { readonly state: CheckState; readonly text: string };

interface Row {
  readonly columns: readonly string[];
  readonly cells: readonly Cell[];
  readonly isCurrent: boolean;
}

interface CellInRow {
  readonly column: string;
  readonly cell: Cell;
  readonly isFirst: boolean;
}

interface TableInPage {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The row that the rest of the page is about; none where that can be no question. */
  readonly current?: number;
}

/** The table key × region × Group ID, with the verdict of every combination that was found. */
export class Combinations implements Part<DiagnosisView> {
  readonly element: HTMLElement;
  private readonly table: Part<TableInPage>;

  constructor(onAction: OnAction) {
    this.table = tablePart(onAction, 'combinations');
    this.element = this.table.element;
  }

  update({ combinations, strings }: DiagnosisView): void {
    this.table.update({
      caption: strings.combinations,
      columns: strings.combinationColumns,
      rows: combinations.map(({ place, key, region, groupId, state, verdict }) => [
        place,
        { exact: key },
        region,
        { exact: groupId },
        { state, text: verdict },
      ]),
      current: combinations.findIndex(({ isCurrent }) => isCurrent),
    });
    this.element.hidden = combinations.length === 0;
  }
}

/** The tables of the setup guide. */
export class GuideTables implements Part<DiagnosisView> {
  readonly element = create('div', 'guide');
  private readonly list: PartList<TableView>;

  constructor(onAction: OnAction) {
    this.list = new PartList<TableView>(
      this.element,
      (_, index) => String(index),
      () => tablePart(onAction, 'guide-table'),
    );
  }

  update({ tables }: DiagnosisView): void {
    this.list.update(tables);
    this.element.hidden = tables.length === 0;
  }
}

/** A table that looks like a list of cards where there is no room for columns; to those who listen it stays a table. */
function tablePart(onAction: OnAction, className: string): Part<TableInPage> {
  const { element, heading } = createSection(`table-section ${className}`);
  const head = create('tr');
  const body = create('tbody');
  const caption = create('caption', '', heading);
  const table = create('table', '', caption, create('thead', '', head), body);
  table.setAttribute('aria-labelledby', heading.id);
  element.append(table);
  const columns = new PartList<string>(head, (_, index) => String(index), columnPart);
  const rows = new PartList<Row>(
    body,
    (_, index) => String(index),
    () => rowPart(onAction),
  );
  return {
    element,
    update(view) {
      setText(heading, view.caption);
      columns.update(view.columns);
      rows.update(
        view.rows.map((cells, index) => ({
          columns: view.columns,
          cells,
          isCurrent: index === view.current,
        })),
      );
    },
  };
}

function columnPart(): Part<string> {
  const element = create('th');
  element.scope = 'col';
  return {
    element,
    update(name) {
      setText(element, name);
    },
  };
}

function rowPart(onAction: OnAction): Part<Row> {
  const element = create('tr');
  const cells = new PartList<CellInRow>(
    element,
    ({ cell }, index) => `${index} ${cellKey(cell)}`,
    (cell) => cellPart(cell, onAction),
  );
  return {
    element,
    update(row) {
      if (row.isCurrent) {
        element.setAttribute('aria-current', 'true');
      } else {
        element.removeAttribute('aria-current');
      }
      cells.update(
        row.cells.map((cell, index) => ({ cell, column: row.columns[index] ?? '', isFirst: index === 0 })),
      );
    },
  };
}

/** A cell that begins to hold something of another kind is another cell. */
function cellKey(cell: Cell): string {
  if (typeof cell === 'string') {
    return 'text';
  }
  if ('id' in cell) {
    return `action ${cell.id}`;
  }
  return 'exact' in cell ? 'exact' : 'state';
}

function cellPart(first: CellInRow, onAction: OnAction): Part<CellInRow> {
  const isRowHeader = first.isFirst && typeof first.cell === 'string';
  const element = isRowHeader ? create('th') : create('td');
  if (isRowHeader) {
    element.setAttribute('scope', 'row');
  }
  const content = contentPart(first.cell, onAction);
  element.append(content.element);
  return {
    element,
    update({ cell, column }) {
      // The style sheet shows it beside the value where the row of column names has no room.
      element.dataset.column = column;
      content.update(cell);
    },
  };
}

function contentPart(first: Cell, onAction: OnAction): Part<Cell> {
  if (typeof first === 'string') {
    return textPart('cell-text', (cell) => (typeof cell === 'string' ? cell : ''));
  }
  if ('id' in first) {
    const action = actionPart(onAction, 'link');
    return {
      element: action.element,
      update(cell) {
        if (typeof cell === 'object' && 'id' in cell) {
          action.update(cell);
        }
      },
    };
  }
  if ('exact' in first) {
    return textPart('cell-text exact', (cell) =>
      typeof cell === 'object' && 'exact' in cell ? cell.exact : '',
    );
  }
  const icon = stateIcon();
  const text = create('span');
  return {
    element: create('div', 'cell-text cell-state', icon.element, text),
    update(cell) {
      if (typeof cell === 'object' && 'state' in cell) {
        icon.update(cell.state);
        setText(text, cell.text);
      }
    },
  };
}

function textPart(className: string, read: (cell: Cell) => string): Part<Cell> {
  const element = create('div', className);
  return {
    element,
    update(cell) {
      setText(element, read(cell));
    },
  };
}
