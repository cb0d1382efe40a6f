import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** A document in which scripts can be run: a page, or a frame of one. */
interface ScriptedDocument {
  evaluate<T>(script: string): Promise<T>;
}

/** What axe finds in a document as it is: the rule, and the elements that break it. */
export async function findViolations(document: ScriptedDocument): Promise<readonly string[]> {
  // By the debugger's way in, for which the policy of the page makes an exception.
  await document.evaluate(`if (window.axe === undefined) {${axe}}`);
  return document.evaluate<readonly string[]>(`(async () => {
    const { violations, incomplete, passes } = await axe.run(document, {
      // All rules of WCAG 2.2 and the best practices.
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    if (passes.length < 15) throw new Error('axe looked at nothing');
    // What axe cannot decide about colours, it must not have to decide.
    const undecided = incomplete.filter(({ id }) => id === 'color-contrast');
    return [...violations, ...undecided].flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => id + ': ' + target.join(' ') + ' ' + (any[0]?.message ?? '')));
  })()`);
}
