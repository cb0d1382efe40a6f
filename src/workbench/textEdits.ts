import * as vscode from 'vscode';

/** A range of UTF-16 offsets as a range of a document. */
export function toRange(
  document: vscode.TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Edits of the text that was read as one change of the document, and so one step of undo. */
export function toWorkspaceEdit(
  document: vscode.TextDocument,
  edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[],
): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.set(
    document.uri,
    edits.map((edit) => new vscode.TextEdit(toRange(document, edit), edit.newText)),
  );
  return workspaceEdit;
}
