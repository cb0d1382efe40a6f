import assert from 'node:assert/strict';
import { analyzeEnv } from '../../../../src/env/analyzeEnv';
import { applyEdits } from '../../../../src/env/edit';
import type { EnvContext } from '../../../../src/env/envContext';
import { refactoringsFor } from '../../../../src/env/refactorings';
import { maskApiKey } from '../../../../src/minimax/apiKey';
import { contextWith, stored } from './support/evidence';
import { values, withValues } from './support/values';

/** What is offered at the place of `|`: titles with the text that they leave, or with what they do. */
function offered(marked: string, overrides: Partial<EnvContext> = {}): [string, string][] {
  const full = withValues(marked);
  const text = full.replace('|', '');
  const context = contextWith(overrides);
  return refactoringsFor(analyzeEnv(text, context), full.indexOf('|'), context).map((fix) => {
    assert.equal(fix.kind, 'refactor');
    assert.equal(fix.needsNoDecision, false);
    return [
      fix.title,
      'edits' in fix ? applyEdits(text, fix.edits) : `! ${Object.values(fix.action).join(' ')}`,
    ];
  });
}

const store = (key: string, variable = 'MINIMAX_API_KEY'): [string, string] => [
  `Verify and Store This API Key (${maskApiKey(key)})`,
  `! storePair ${variable}`,
];
const writeStored: [string, string] = [
  `Write the Stored API Key (${stored.apiKey.mask}) into This File`,
  '! useStored MINIMAX_API_KEY apiKey',
];
const addGroup: [string, string] = ['Add MINIMAX_GROUP_ID…', '! enterValue MINIMAX_GROUP_ID groupId'];

describe('refactorings', () => {
  it('add the missing Group ID and store the pair', () => {
    assert.deepEqual(offered('MINIMAX_API_|KEY=@planKey@\n'), [addGroup, store(values.planKey)]);
  });

  it('add the Group ID that the key names', () => {
    assert.deepEqual(offered('export MINIMAX_API_KEY="|@legacyKey@" # key\nX=1\n'), [
      [
        `Add MINIMAX_GROUP_ID with the Group ID That the API Key Names: ${values.legacyGroup}`,
        withValues(
          'export MINIMAX_API_KEY="@legacyKey@" # key\nexport MINIMAX_GROUP_ID="@legacyGroup@"\nX=1\n',
        ),
      ],
      addGroup,
      store(values.legacyKey),
    ]);
  });

  it('add the stored Group ID beside the stored key only', () => {
    assert.deepEqual(offered('|MINIMAX_API_KEY=@otherKey@', { stored }), [
      [
        `Add MINIMAX_GROUP_ID with the Stored Group ID ${values.otherGroup}`,
        withValues('MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID=@otherGroup@'),
      ],
      addGroup,
      store(values.otherKey),
    ]);
    assert.deepEqual(offered('|MINIMAX_API_KEY=@planKey@', { stored }), [
      addGroup,
      writeStored,
      store(values.planKey),
    ]);
  });

  it('add the missing key', () => {
    assert.deepEqual(offered('MINIMAX_GROUP_ID=|@groupId@\n'), [
      ['Add MINIMAX_API_KEY…', '! enterValue MINIMAX_API_KEY apiKey'],
    ]);
  });

  it('use the stored Group ID where no other key speaks against it', () => {
    assert.deepEqual(
      offered('MINIMAX_API_KEY=@otherKey@\n|MINIMAX_GROUP_ID=@groupId@ # mine\n', { stored }),
      [
        [
          `Use the Stored Group ID ${values.otherGroup}`,
          withValues('MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID=@otherGroup@ # mine\n'),
        ],
        store(values.otherKey),
      ],
    );
    assert.deepEqual(offered('MINIMAX_API_KEY=@planKey@\n|MINIMAX_GROUP_ID=@groupId@\n', { stored }), [
      store(values.planKey),
    ]);
  });

  it('offer nothing for the stored pair', () => {
    assert.deepEqual(offered('|MINIMAX_API_KEY=@otherKey@\nMINIMAX_GROUP_ID=@otherGroup@\n', { stored }), []);
  });

  it('never store what must not be sent', () => {
    assert.deepEqual(offered('|MINIMAX_API_KEY=your_key\nMINIMAX_GROUP_ID=@groupId@\n'), []);
  });

  it('offer nothing in a template, beside a host, or elsewhere', () => {
    assert.deepEqual(offered('|MINIMAX_API_KEY=your_key\n', { isTemplate: true, stored }), []);
    assert.deepEqual(
      offered('MINIMAX_API_KEY=@planKey@\n|MINIMAX_API_HOST=api.minimax.io\n', { stored }),
      [],
    );
    assert.deepEqual(offered('MINIMAX_API_KEY=@planKey@\n|PORT=3000\n', { stored }), []);
  });
});
