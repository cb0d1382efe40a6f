import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readPlanWindows } from '../../../src/minimax/planUsage';
import { isTextWindow, type PlanWindow } from '../../../src/minimax/planWindow';

const now = Date.UTC(2026, 10, 3, 12);
const intervalEnd = now + 60_284;
const weekEnd = now + 3 * 24 * 3_600_000;

/** One entry as documented since June 2026. */
const documented = {
  model_name: 'general',
  start_time: intervalEnd - 5 * 3_600_000,
  end_time: intervalEnd,
  remains_time: 60_284,
  current_interval_total_count: 0,
  current_interval_usage_count: 0,
  current_interval_status: 1,
  current_interval_remaining_percent: 97,
  current_weekly_status: 1,
  current_weekly_remaining_percent: 96,
  weekly_start_time: weekEnd - 7 * 24 * 3_600_000,
  weekly_end_time: weekEnd,
  weekly_remains_time: weekEnd - now,
  interval_boost_permille: 2000,
  weekly_boost_permille: 3000,
};

function read(...entries: unknown[]): PlanWindow[] | undefined {
  return readPlanWindows({ model_remains: entries, base_resp: { status_code: 0 } }, now);
}

/** The interval of one entry, which is the documented one with changes. */
function intervalOf(changes: object): PlanWindow | undefined {
  return read({ ...documented, ...changes })?.find((window) => window.span === 'interval');
}

describe('plan usage', () => {
  it('gives interval and week of each family of models as documented since June 2026', () => {
    const video = { ...documented, model_name: 'video', current_interval_remaining_percent: 40 };
    const week = { span: 'week', state: 'normal', remainingPercent: 96, resetsAt: weekEnd };
    assert.deepEqual(read(documented, video), [
      { name: 'general', span: 'interval', state: 'normal', remainingPercent: 97, resetsAt: intervalEnd },
      { name: 'general', ...week },
      { name: 'video', span: 'interval', state: 'normal', remainingPercent: 40, resetsAt: intervalEnd },
      { name: 'video', ...week },
    ]);
  });

  it('says "not reported" of answers from before June 2026, which count and give no percent', () => {
    const old = {
      model_name: 'MiniMax-M*',
      start_time: documented.start_time,
      end_time: intervalEnd,
      remains_time: 60_284,
      current_interval_total_count: 1500,
      current_interval_usage_count: 1463,
    };
    assert.deepEqual(read(old, { ...old, model_name: 'speech-hd' }), [
      {
        name: 'MiniMax-M*',
        span: 'interval',
        state: 'notReported',
        remainingPercent: undefined,
        resetsAt: intervalEnd,
      },
      {
        name: 'speech-hd',
        span: 'interval',
        state: 'notReported',
        remainingPercent: undefined,
        resetsAt: intervalEnd,
      },
    ]);
  });

  it('keeps no count, for nobody knows whether it means used or remaining', () => {
    const windows = (used: number) => read({ ...documented, current_interval_usage_count: used });
    assert.deepEqual(windows(0), windows(1463));
    assert.doesNotMatch(JSON.stringify(windows(1463)), /count|1463/);
  });

  const statuses: readonly (readonly [status: unknown, state: PlanWindow['state']])[] = [
    [1, 'normal'],
    [2, 'exhausted'],
    [3, 'unlimited'],
    [0, 'notReported'],
    [4, 'notReported'],
    [-1, 'notReported'],
    [1.5, 'notReported'],
    ['2', 'notReported'],
    [null, 'notReported'],
    [undefined, 'notReported'],
    ['constructor', 'notReported'],
  ];
  for (const [status, state] of statuses) {
    it(`takes a status of ${JSON.stringify(status)} for ${state}`, () => {
      assert.equal(intervalOf({ current_interval_status: status })?.state, state);
    });
  }

  it('goes by the status and not by the percent', () => {
    const window = intervalOf({ current_interval_status: 1, current_interval_remaining_percent: 0 });
    assert.deepEqual([window?.state, window?.remainingPercent], ['normal', 0]);
  });

  it('takes both windows unlimited with totals of zero for "not in the plan"', () => {
    const both = { current_interval_status: 3, current_weekly_status: 3 };
    assert.deepEqual(
      read({ ...documented, ...both })?.map((window) => window.state),
      ['notInPlan', 'notInPlan'],
    );
  });

  it('takes unlimited windows with a total for unlimited', () => {
    const both = { current_interval_status: 3, current_weekly_status: 3 };
    assert.equal(intervalOf({ ...both, current_interval_total_count: 1500 })?.state, 'unlimited');
    assert.equal(intervalOf({ ...both, current_weekly_total_count: 9000 })?.state, 'unlimited');
  });

  it('takes one unlimited window for unlimited', () => {
    assert.equal(intervalOf({ current_interval_status: 3, current_weekly_status: 1 })?.state, 'unlimited');
  });

  for (const percent of [-1, 101, 1e9, '97', null, true, [97], {}]) {
    it(`gives no percent for ${JSON.stringify(percent)}`, () => {
      assert.equal(intervalOf({ current_interval_remaining_percent: percent })?.remainingPercent, undefined);
    });
  }

  it('gives the percent of its two ends', () => {
    const percents = [0, 100, 12.5].map(
      (percent) => intervalOf({ current_interval_remaining_percent: percent })?.remainingPercent,
    );
    assert.deepEqual(percents, [0, 100, 12.5]);
  });

  it('counts the reset from the remaining time where there is no end', () => {
    assert.equal(intervalOf({ end_time: undefined, remains_time: 5000 })?.resetsAt, now + 5000);
  });

  it('believes what remains of a window that has ended by a clock which is ahead', () => {
    assert.equal(
      intervalOf({ end_time: now - 3_600_000, remains_time: 7_200_000 })?.resetsAt,
      now + 7_200_000,
    );
    assert.equal(intervalOf({ end_time: now - 3_600_000, remains_time: 0 })?.resetsAt, now - 3_600_000);
    assert.equal(intervalOf({ end_time: now + 9000, remains_time: 5000 })?.resetsAt, now + 9000);
  });

  const ends: readonly unknown[] = [0, -1, intervalEnd / 1000, 1e18, 'soon', String(intervalEnd), null];
  for (const end of ends) {
    it(`gives no reset for an end of ${JSON.stringify(end)}`, () => {
      assert.equal(intervalOf({ end_time: end, remains_time: undefined })?.resetsAt, undefined);
    });
  }

  it('has no week where nothing is said of one', () => {
    const windows = read({
      ...documented,
      current_weekly_status: undefined,
      current_weekly_remaining_percent: undefined,
    });
    assert.deepEqual(
      windows?.map((window) => window.span),
      ['interval'],
    );
  });

  it('keeps no name that could be shown as something else', () => {
    const hostile = [
      '[x](command:y)',
      'a|b',
      '<b>',
      'two\nlines',
      'www.example.invalid',
      'n'.repeat(10_000),
      7,
      null,
    ];
    assert.deepEqual(
      hostile.map((name) => intervalOf({ model_name: name })?.name),
      hostile.map(() => ''),
    );
  });

  it('leaves out entries that are no objects', () => {
    assert.deepEqual(read(null, 7, 'general', [documented]), []);
    assert.equal(read(null, documented)?.length, 2);
  });

  for (const body of [{}, { model_remains: null }, { model_remains: {} }, { model_remains: 'general' }]) {
    it(`is not what ${JSON.stringify(body)} is`, () => {
      assert.equal(readPlanWindows(body, now), undefined);
    });
  }

  it('is read from any JSON without a throw, with numbers that can be shown', () => {
    const anyEntry = fc.oneof(
      fc.jsonValue(),
      fc.record(
        Object.fromEntries(
          Object.keys(documented).map((name) => [name, fc.oneof(fc.jsonValue(), fc.double())]),
        ),
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        const windows = read(...entries) ?? [];
        assert.ok(
          windows.every(
            ({ remainingPercent: percent, resetsAt }) =>
              (percent === undefined || (percent >= 0 && percent <= 100)) &&
              (resetsAt === undefined || !Number.isNaN(new Date(resetsAt).getTime())),
          ),
        );
      }),
    );
  });
});

describe('the window of the text models', () => {
  it('is the one of "general", and of the text models in older answers', () => {
    const isText = (name: string) =>
      isTextWindow({ name, span: 'interval', state: 'normal', remainingPercent: 1, resetsAt: undefined });
    assert.deepEqual(['general', 'MiniMax-M*', 'MiniMax-M2.5', 'text'].map(isText), [true, true, true, true]);
    assert.deepEqual(['video', 'speech-hd', 'image-01', 'music', 'general video', ''].map(isText), [
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
