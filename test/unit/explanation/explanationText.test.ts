import assert from 'node:assert/strict';
import { explain, type Explanation, type ExplanationRemedy } from '../../../src/explanation/explain';
import type { FoundError } from '../../../src/explanation/findErrors';
import { errorCodes } from '../../../src/minimax/errorCodes';
import {
  explanationRemedyText,
  explanationText,
  nothingFoundText,
  tooLongText,
} from '../../../src/text/explanationText';

const none: FoundError = {
  code: undefined,
  message: undefined,
  envelope: undefined,
  errorType: undefined,
  httpStatus: undefined,
  traceId: undefined,
  range: { start: 0, end: 1 },
};

const messages1004 = [
  'token not match group',
  'login fail',
  'cookie is missing',
  'not authorized',
  undefined,
];

const explanations: readonly Explanation[] = [
  ...[...errorCodes.keys()]
    .filter((code) => code !== 0 && code !== 1004)
    .map((code) => explain({ ...none, code })),
  ...messages1004.map((message) => explain({ ...none, code: 1004, message })),
  explain({ ...none, errorType: 'overloaded_error' }),
  explain({ ...none, code: 2999 }),
  ...[400, 401, 402, 403, 404, 407, 408, 418, 422, 429, 500, 529].map((httpStatus) =>
    explain({ ...none, httpStatus }),
  ),
];

describe('explanationText', () => {
  it('says everything in whole sentences', () => {
    const sentences = explanations.flatMap((explanation) =>
      Object.values<string>({ ...explanationText(explanation) }),
    );
    assert.ok(sentences.length > 150);
    assert.deepEqual(
      sentences.filter((sentence) => !/^[A-Z].*\.$/u.test(sentence) || /\{\d\}|undefined/.test(sentence)),
      [],
    );
  });

  it('says something else of each fault', () => {
    const byFault = new Map(
      explanations
        .filter(({ fault }) => fault !== 'httpStatusOnly')
        .map((explanation) => [explanation.fault, explanationText(explanation).meaning]),
    );
    assert.ok(byFault.size > 30);
    assert.equal(new Set(byFault.values()).size, byFault.size);
  });

  it('never says that a key is bad', () => {
    const texts = explanations.map((explanation) => JSON.stringify(explanationText(explanation)));
    assert.deepEqual(
      texts.filter((text) => /key is (?:invalid|bad|wrong)|invalid key/i.test(text)),
      [],
    );
  });

  it('names the code that it does not know, and says so', () => {
    const { meaning } = explanationText(explain({ ...none, code: 2999 }));
    assert.match(meaning, /code 2999 is not known/);
  });

  it('does not say that MiniMax documents what was reported once', () => {
    assert.match(explanationText(explain({ ...none, code: 2062 })).certainty, /only once or twice/);
  });
});

describe('explanationRemedyText', () => {
  it('has a label for every button and a sentence for every advice', () => {
    const remedies: readonly ExplanationRemedy[] = explanations.flatMap(({ remedies: all }) => all);
    const advice = remedies.filter(({ kind }) => kind === 'advice');
    const buttons = remedies.filter(({ kind }) => kind !== 'advice');
    assert.ok(advice.length > 20 && buttons.length > 20);
    const text = (remedy: ExplanationRemedy): string => explanationRemedyText(remedy, 'international');
    assert.deepEqual(
      advice.map(text).filter((sentence) => !/^[A-Z].*\.$/u.test(sentence)),
      [],
    );
    assert.deepEqual(
      buttons.map(text).filter((label) => label === '' || label.endsWith('.')),
      [],
    );
  });
});

describe('the sentences about a text', () => {
  it('are whole', () => {
    assert.match(nothingFoundText(), /\.$/);
    assert.match(tooLongText(), /1 MB/);
  });
});
