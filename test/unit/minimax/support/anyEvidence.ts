import fc from 'fast-check';
import type { Answer, Outcome } from '../../../../src/minimax/answer';
import type { PlanWindow } from '../../../../src/minimax/planWindow';
import type { RequestName } from '../../../../src/minimax/requests';
import type { Evidence } from '../../../../src/minimax/verdict';

/** Every request that there is. */
export const requestNames: readonly RequestName[] = [
  'models',
  'pairing',
  'pairingSample',
  'pairingControl',
  'planUsage',
  'balance',
];

/** Outcomes that say nothing about the credentials. */
export const anySilence: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({
    kind: fc.constant('trouble' as const),
    how: fc.constantFrom('rateLimit' as const, 'serverError' as const, 'code' as const),
  }),
  fc.record({
    kind: fc.constant('unreadable' as const),
    how: fc.constantFrom(
      'webPage' as const,
      'redirect' as const,
      'tooLarge' as const,
      'empty' as const,
      'notJson' as const,
      'unexpectedShape' as const,
      'unexpectedCode' as const,
      'unexpectedStatus' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('network' as const),
    fault: fc.constantFrom(
      'dns' as const,
      'refused' as const,
      'tls' as const,
      'proxyLogin' as const,
      'proxyCannotReach' as const,
      'proxyDown' as const,
      'noFirstByte' as const,
      'tooSlow' as const,
      'cutOff' as const,
      'other' as const,
    ),
  }),
);

const anyRefusal: fc.Arbitrary<Outcome> = fc.record({
  kind: fc.constant('refused' as const),
  how: fc.constantFrom('invalidApiKey' as const, 'loginFail' as const, 'notAuthorized' as const),
});

/** Every outcome that an answer can have. */
export const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  { arbitrary: fc.constant<Outcome>({ kind: 'ok' }), weight: 3 },
  fc.constant<Outcome>({ kind: 'tokenNotMatchGroup' }),
  fc.constant<Outcome>({ kind: 'missing' }),
  { arbitrary: anyRefusal, weight: 2 },
  fc.record({
    kind: fc.constant('unspendable' as const),
    fault: fc.constantFrom(
      'insufficientBalance' as const,
      'quotaExhausted' as const,
      'windowExhausted' as const,
      'modelNotInPlan' as const,
      'noPlan' as const,
      'accountVerification' as const,
    ),
  }),
  { arbitrary: anySilence, weight: 2 },
);

/** An answer with one of these outcomes. */
export function anyAnswer(outcome: fc.Arbitrary<Outcome>): fc.Arbitrary<Answer> {
  return fc.record(
    {
      outcome,
      durationMs: fc.nat({ max: 15_000 }),
      code: fc.constantFrom(0, 1004, 2049),
      message: fc.string(),
      httpStatus: fc.constantFrom(200, 401, 429, 500),
      traceId: fc.string(),
      retryAfterSeconds: fc.nat(),
    },
    { requiredKeys: ['outcome', 'durationMs'] },
  );
}

const anyWindow: fc.Arbitrary<PlanWindow> = fc.record({
  name: fc.constantFrom('general', 'video', 'MiniMax-M*', 'speech-hd', ''),
  span: fc.constantFrom('interval', 'week'),
  state: fc.constantFrom('normal', 'exhausted', 'unlimited', 'notInPlan', 'notReported'),
  remainingPercent: fc.option(fc.nat({ max: 100 }), { nil: undefined }),
  resetsAt: fc.option(fc.integer({ min: 1_577_836_800_001, max: 4_102_444_799_999 }), { nil: undefined }),
});

/** Evidence of any kind, also such as no platform would give, with any of these outcomes. */
export function anyEvidenceOf(outcome: fc.Arbitrary<Outcome>): fc.Arbitrary<Evidence> {
  return fc.record({
    keyKind: fc.constantFrom('plan', 'payAsYouGo', 'legacyJwt', 'unknown'),
    region: fc.constantFrom('international', 'mainland'),
    origin: fc.constant('https://api.minimax.io'),
    hasGroupId: fc.boolean(),
    ownGroup: fc.constantFrom('matches', 'differs', 'unknown'),
    answers: fc.dictionary(fc.constantFrom(...requestNames), anyAnswer(outcome), {
      maxKeys: 6,
      noNullPrototype: true,
    }),
    planWindows: fc.option(fc.array(anyWindow, { maxLength: 4 }), { nil: undefined }),
    balance: fc.option(
      fc.constantFrom({ available: '98.00', empty: false }, { available: '0.00', empty: true }),
      {
        nil: undefined,
      },
    ),
    otherRegion: fc.constantFrom('notAsked', 'accepted', 'refused', 'unclear'),
    at: fc.nat(),
  });
}

/** Evidence of any kind; a part of it leans to what platforms do say, so that no law goes untried. */
export const anyEvidence = fc.oneof(
  { arbitrary: anyEvidenceOf(anyOutcome), weight: 2 },
  anyEvidenceOf(fc.oneof(anyRefusal, anySilence, fc.constant<Outcome>({ kind: 'tokenNotMatchGroup' }))),
  anyEvidenceOf(
    fc.constantFrom<Outcome>({ kind: 'ok' }, { kind: 'tokenNotMatchGroup' }, { kind: 'missing' }),
  ),
);
