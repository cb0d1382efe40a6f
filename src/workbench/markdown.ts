import * as vscode from 'vscode';
import { commands, internalCommands } from '../ids';

/** A text with a heading, facts and links, all of it plain. */
export interface PlainText {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Links to commands of ours, with arguments that we chose. */
  readonly links: readonly {
    readonly label: string;
    readonly command: string;
    readonly argument?: unknown;
  }[];
}

/** Plain texts as Markdown in which only our own commands are links, whatever the texts hold. */
export function textMarkdown({ heading, paragraphs, facts, links }: PlainText): vscode.MarkdownString {
  const blocks = [`**${escapeMarkdown(heading)}**`, ...paragraphs.map(escapeMarkdown)];
  if (facts.length > 0) {
    const rows = facts.map(({ label, value }) => `| ${escapeMarkdown(label)} | ${escapeMarkdown(value)} |`);
    blocks.push(['| | |', '|:--|:--|', ...rows].join('\n'));
  }
  if (links.length > 0) {
    const targets = links.map(({ label, command, argument }) => {
      const query = argument === undefined ? '' : `?${encodeURIComponent(JSON.stringify([argument]))}`;
      return `[${escapeMarkdown(label)}](command:${command}${query})`;
    });
    blocks.push('---', targets.join(' &nbsp;·&nbsp; '));
  }
  const markdown = new vscode.MarkdownString(blocks.join('\n\n'));
  markdown.isTrusted = { enabledCommands: [...Object.values(commands), ...Object.values(internalCommands)] };
  return markdown;
}

/**
 * A text as Markdown that shows just that text, on one line. Every ASCII punctuation is escaped, so that bare
 * addresses stay text too; MarkdownString.appendText leaves them links, and breaks lines in the middle of words.
 */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
