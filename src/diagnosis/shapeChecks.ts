import type { DiagnosisAction } from './action';
import { verdictOf, type Candidate } from './candidates';
import { result, skipped, type CheckContext, type CheckResult } from './checkResult';
import type { Fact } from './fact';
import { keyShapeOf } from './keyShape';
import { actionsForRemedy, obstacleActions, ownGroupActions, removeGroupIdActions } from './remedies';

// ---- The shape of the key ----

/** Whether the key looks like one, which needs no answer of anybody. */
export function checkKeyShape(context: CheckContext): CheckResult {
  const id = 'keyShape';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const own = keyShapeResult(subject, context);
  const others = obstaclesElsewhere('apiKey', context);
  return others.facts.length === 0 || own.state === 'failed'
    ? own
    : result(
        id,
        'warning',
        'obstacleElsewhere',
        [...own.facts, ...others.facts],
        [...own.actions, ...others.actions],
      );
}

function keyShapeResult(subject: Candidate, context: CheckContext): CheckResult {
  const id = 'keyShape';
  const { found } = subject;
  const { place } = found;
  const obstacles = found.obstacles.filter(({ part }) => part === 'apiKey');
  const [obstacle] = obstacles;
  if (obstacle !== undefined) {
    return result(
      id,
      'failed',
      obstacle.why,
      obstacles.map((each) => ({ kind: 'obstacle', place, obstacle: each })),
      obstacleActions(obstacle, subject, context),
    );
  }
  const kind: Fact = { kind: 'keyKind', place, keyKind: found.apiKey.kind };
  const shape = keyShapeOf(found.apiKey);
  if (shape !== 'short' && shape !== 'long' && shape !== 'unknownKind') {
    return result(id, 'passed', found.apiKey.kind, [kind]);
  }
  const facts: Fact[] = [kind, { kind: 'keyShape', place, shape }];
  // What MiniMax itself said of the key counts for more than its shape.
  return verdictOf(subject)?.key.state === 'accepted'
    ? result(id, 'passed', shape, [...facts, { kind: 'unusualButAccepted' }])
    : result(id, 'warning', shape, facts, actionsForRemedy({ kind: 'correctKey' }, subject, context));
}

/** Values at other places that cannot be right. */
function obstaclesElsewhere(
  part: 'apiKey' | 'groupId',
  context: CheckContext,
): { readonly facts: readonly Fact[]; readonly actions: readonly DiagnosisAction[] } {
  const others = context.candidates.all
    .filter((candidate) => candidate !== context.subject)
    .flatMap((candidate) =>
      candidate.found.obstacles
        .filter((obstacle) => obstacle.part === part)
        .map((obstacle) => ({ candidate, obstacle })),
    );
  return {
    facts: others.map(({ candidate, obstacle }) => ({
      kind: 'obstacle',
      place: candidate.found.place,
      obstacle,
    })),
    actions: others.flatMap(({ candidate, obstacle }) =>
      obstacleActions(obstacle, candidate, context).slice(0, 1),
    ),
  };
}

// ---- The shape of the Group ID ----

/** Whether the Group ID looks like one, and whether a legacy key names it as its own. */
export function checkGroupIdShape(context: CheckContext): CheckResult {
  const id = 'groupIdShape';
  const { subject } = context;
  if (subject === undefined) {
    return skipped(id, 'noCredentials');
  }
  const own = groupIdShapeResult(subject, context);
  const others = obstaclesElsewhere('groupId', context);
  return others.facts.length === 0 || own.state === 'failed'
    ? own
    : result(
        id,
        'warning',
        'obstacleElsewhere',
        [...own.facts, ...others.facts],
        [...own.actions, ...others.actions],
      );
}

function groupIdShapeResult(subject: Candidate, context: CheckContext): CheckResult {
  const id = 'groupIdShape';
  const { found } = subject;
  const { place, groupId } = found;
  const obstacles = found.obstacles.filter(({ part }) => part === 'groupId');
  const [obstacle] = obstacles;
  if (obstacle !== undefined) {
    return result(
      id,
      'failed',
      obstacle.why,
      obstacles.map((each) => ({ kind: 'obstacle', place, obstacle: each })),
      obstacleActions(obstacle, subject, context),
    );
  }
  if (groupId === undefined) {
    const variable = place.kind === 'stored' ? undefined : place.groupVariable;
    return found.isGroupIdEmpty
      ? result(
          id,
          'warning',
          'empty',
          [{ kind: 'groupIdEmpty', place, variable }],
          [
            ...removeGroupIdActions(subject, context),
            ...actionsForRemedy({ kind: 'correctGroupId' }, subject, context),
          ],
        )
      : skipped(id, 'noGroupId');
  }
  const isUsual = groupId.length === usualGroupIdLength;
  const shape: Fact = { kind: 'groupId', place, groupId, digits: groupId.length };
  const own = found.apiKey.ownGroupId;
  if (own !== undefined) {
    const matches = own === groupId;
    const facts: Fact[] = [shape, { kind: 'ownGroupId', matches, groupId: own }];
    return matches
      ? result(id, 'passed', 'keyNamesThis', facts)
      : result(id, 'failed', 'keyNamesAnother', facts, ownGroupActions(subject, context));
  }
  return isUsual || verdictOf(subject)?.group.state === 'matched'
    ? result(id, 'passed', 'usual', [shape])
    : result(
        id,
        'warning',
        'unusualLength',
        [shape],
        actionsForRemedy({ kind: 'correctGroupId' }, subject, context),
      );
}

/** The number of digits in every Group ID seen so far. */
const usualGroupIdLength = 19;
