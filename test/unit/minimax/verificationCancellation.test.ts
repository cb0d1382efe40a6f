import { strict as assert } from 'node:assert';
import { sampleAccounts } from '../../platform/accounts';
import { startPlatform, type SimulatedPlatform } from '../../platform/simulatedPlatform';
import { credentialsOf, verifyAt } from './support/verifying';

const { healthyPlan, otherTeam } = sampleAccounts;

describe('a verification that is cancelled', () => {
  let platform: SimulatedPlatform;

  before(async () => {
    platform = await startPlatform();
  });
  beforeEach(() => platform.reset());
  after(() => platform.close());

  const reason = new Error('The user pressed Cancel.');
  const isReason = (error: unknown) => error === reason;

  /** Whether every request was left by the client. */
  async function allLeft(count: number): Promise<boolean> {
    await Promise.all(
      platform
        .requests()
        .map((known) => platform.received((request) => request === known && request.outcome !== 'pending')),
    );
    const outcomes = platform.requests().map((request) => request.outcome);
    return outcomes.length === count && outcomes.every((outcome) => outcome === 'clientClosed');
  }

  it('before it begins rejects with the reason and sends nothing', async () => {
    const { signal } = withReason();
    await assert.rejects(verifyAt(platform, credentialsOf(healthyPlan), { signal }), isReason);
    assert.deepEqual(platform.requests(), []);
  });

  it('while it waits for headers rejects with the reason and leaves every request', async () => {
    platform.fault({ kind: 'slowHeaders', delayMs: 'never' });
    const cancel = new AbortController();
    const verdict = verifyAt(platform, credentialsOf(healthyPlan), { signal: cancel.signal });
    await Promise.all(
      ['models', 'planUsage', healthyPlan.groupId, '1234567890123456789'].map((sign) =>
        platform.received((request) => request.endpoint === sign || request.groupId === sign),
      ),
    );
    cancel.abort(reason);
    await assert.rejects(verdict, isReason);
    assert.ok(await allLeft(4));
  });

  it('while it reads bodies rejects with the reason and leaves every request', async () => {
    platform.fault({ kind: 'slowBody', everyMs: 'never' });
    const cancel = new AbortController();
    const verdict = verifyAt(platform, credentialsOf(healthyPlan), { signal: cancel.signal });
    await Promise.all(
      ['models', 'planUsage', healthyPlan.groupId, '1234567890123456789'].map((sign) =>
        platform.received((request) => request.endpoint === sign || request.groupId === sign),
      ),
    );
    cancel.abort(reason);
    await assert.rejects(verdict, isReason);
    assert.ok(await allLeft(4));
  });

  it('while one request is still waiting rejects, although the others were answered', async () => {
    platform.fault({ kind: 'slowHeaders', delayMs: 'never' }, { endpoint: 'planUsage' });
    const cancel = new AbortController();
    const verdict = verifyAt(platform, credentialsOf(healthyPlan), { signal: cancel.signal });
    await platform.received((request) => request.endpoint === 'planUsage');
    await platform.received((request) => request.endpoint === 'models' && request.outcome === 'answered');
    cancel.abort(reason);
    await assert.rejects(verdict, isReason);
  });

  it('while the control is asked rejects with the reason and leaves it', async () => {
    platform.behaviour.modelsMissing = true;
    platform.fault({ kind: 'status', status: 500 }, { endpoint: 'planUsage' });
    platform.fault(
      { kind: 'slowHeaders', delayMs: 'never' },
      { endpoint: 'pairing', when: (request) => !request.hasGroupId },
    );
    const cancel = new AbortController();
    const verdict = verifyAt(platform, credentialsOf(healthyPlan, { groupId: otherTeam.groupId }), {
      signal: cancel.signal,
    });
    await platform.received((request) => request.endpoint === 'pairing' && !request.hasGroupId);
    cancel.abort(reason);
    await assert.rejects(verdict, isReason);
    await platform.received((request) => !request.hasGroupId && request.outcome === 'clientClosed');
  });

  it('after the last answer is a verdict all the same', async () => {
    const cancel = new AbortController();
    const verdict = await verifyAt(platform, credentialsOf(healthyPlan), { signal: cancel.signal });
    cancel.abort(reason);
    assert.equal(verdict.state, 'healthy');
  });

  function withReason(): AbortController {
    const cancel = new AbortController();
    cancel.abort(reason);
    return cancel;
  }
});
