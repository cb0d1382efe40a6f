import * as l10n from '@vscode/l10n';
import type { Answer } from '../minimax/answer';
import type { NetworkFault } from '../minimax/httpClient';
import { otherRegion } from '../minimax/region';
import { decisiveRequest, type GroupFinding, type SpendingFinding, type Verdict } from '../minimax/verdict';
import { regionName } from './names';
import { clockTime } from './time';

/** A verdict in plain words. Holds no secret, no Group ID and no text of a server, so it may stand anywhere. */
export interface VerdictText {
  /** What is the case, in one sentence. */
  readonly headline: string;
  /** What to do next, or what the verdict does not say. */
  readonly next: string;
}

/** What sentences about time need. */
export interface TimeContext {
  readonly now: number;
  readonly language: string;
}

/** Says a verdict in plain words. */
export function verdictText(verdict: Verdict, time: TimeContext): VerdictText {
  const here = regionName(verdict.evidence.region);
  const there = regionName(otherRegion(verdict.evidence.region));
  switch (verdict.state) {
    case 'healthy':
      return {
        headline: l10n.t('MiniMax accepts your API key ({0}).', here),
        next: [groupText(verdict.group), uncheckedSpendingText(verdict.spending)].filter(Boolean).join(' '),
      };
    case 'groupIdMismatch':
      return mismatchText(verdict);
    case 'notAcceptedHere':
      return {
        headline: l10n.t('The {0} region of MiniMax does not accept this API key.', here),
        next:
          verdict.evidence.otherRegion === 'unclear'
            ? l10n.t(
                'The other region ({0}) gave no clear answer. Ask it again before you replace the key.',
                there,
              )
            : l10n.t(
                'Most often the key belongs to the other region ({0}), which was not asked. It can also be mistyped, revoked or deleted.',
                there,
              ),
      };
    case 'wrongRegion':
      return {
        headline: l10n.t(
          'Your API key belongs to the other region: {0} accepts it, {1} does not.',
          there,
          here,
        ),
        next: l10n.t('Switch to {0}, here and in the host that your program uses.', there),
      };
    case 'keyRefused':
      return {
        headline: l10n.t('Neither region of MiniMax accepts this API key.'),
        next: l10n.t('It is mistyped, revoked or deleted. Copy it again, or create a new key.'),
      };
    case 'unspendable':
      return unspendableText(verdict.spending, time);
    case 'unreachable':
      return {
        headline: l10n.t('MiniMax could not be reached: {0}', unreachableReason(verdict)),
        next: l10n.t('This says nothing about your API key. {0}', unreachableRemedy(verdict)),
      };
    case 'trouble':
      return {
        headline: l10n.t('MiniMax gave no usable answer: {0}', troubleReason(verdict)),
        next: isMissing(verdict)
          ? l10n.t('This says nothing about your API key. Check the endpoint settings.')
          : l10n.t('This says nothing about your API key. Try again in a while.'),
      };
  }
}

/** What is known of the Group ID, as a sentence. */
export function groupText(group: GroupFinding): string {
  switch (group.state) {
    case 'absent':
      return l10n.t('No Group ID is set; most calls work without one.');
    case 'matched':
      return group.by === 'platform'
        ? l10n.t('The Group ID belongs to the key: MiniMax checked the pair.')
        : l10n.t('The Group ID belongs to the key: the key itself names it.');
    case 'mismatched':
      return group.by === 'platform'
        ? l10n.t('The Group ID does not belong to the key: MiniMax answered “token not match group”.')
        : l10n.t('The Group ID does not belong to the key: the key itself names another one.');
    case 'notChecked':
      return l10n.t(
        'Not checked: whether the Group ID belongs to the key. {0}',
        groupNotCheckedReason(group.why),
      );
  }
}

function groupNotCheckedReason(why: Extract<GroupFinding, { state: 'notChecked' }>['why']): string {
  switch (why) {
    case 'keyNotAccepted':
      return l10n.t('The key has to be accepted first.');
    case 'endpointIgnores':
      return l10n.t('MiniMax accepted a wrong Group ID too, so its answer proves nothing.');
    case 'endpointMissing':
      return l10n.t('This host has no way to check it.');
    case 'endpointRefuses':
      return l10n.t('MiniMax does not offer the check to this key.');
    case 'noAnswer':
      return l10n.t('MiniMax gave no usable answer to that question.');
  }
}

/** What could not be found out about plan or balance, as a sentence; empty where it was found out. */
export function uncheckedSpendingText(spending: SpendingFinding): string {
  if (spending.state !== 'notChecked') {
    return '';
  }
  switch (spending.why) {
    case 'keyNotAccepted':
      return l10n.t('Not checked: plan and balance.');
    case 'notReported':
      return l10n.t('Not checked: how much is left. MiniMax did not report the usage.');
    case 'kindUnknown':
      return l10n.t('Not checked: how much is left. This kind of key does not say what it draws on.');
    case 'noAnswer':
      return l10n.t('Not checked: how much is left. MiniMax gave no usable answer to that question.');
  }
}

function mismatchText(verdict: Verdict): VerdictText {
  const { group, key, evidence } = verdict;
  const byClaim = group.state === 'mismatched' && group.by === 'claim';
  const headline = byClaim
    ? l10n.t('The Group ID is not the one that your API key names as its own.')
    : l10n.t('The API key works, but not with this Group ID: “token not match group”.');
  if (evidence.ownGroup === 'matches') {
    return {
      headline,
      next: l10n.t(
        'The key itself names this very Group ID, so another one will not help: leave the Group ID out.',
      ),
    };
  }
  if (evidence.ownGroup === 'differs') {
    return {
      headline,
      next:
        key.state === 'accepted'
          ? l10n.t('Use the Group ID that the key names. MiniMax accepts the key.')
          : l10n.t(
              'Use the Group ID that the key names. Whether MiniMax accepts the key could not be checked.',
            ),
    };
  }
  return {
    headline,
    next: l10n.t(
      'Copy the Group ID from the account that created the key (same region, same team), or leave it out where your code lets you.',
    ),
  };
}

function unspendableText(spending: SpendingFinding, { now, language }: TimeContext): VerdictText {
  if (spending.state !== 'unavailable') {
    return { headline: l10n.t('The API key is good.'), next: '' };
  }
  switch (spending.why) {
    case 'windowExhausted':
      return {
        headline: l10n.t('The API key is good, but the current window of the plan is used up.'),
        next:
          spending.resetsAt === undefined
            ? l10n.t('Wait for the next window.')
            : spending.resetsAt <= now
              ? l10n.t('The window has reset since. Verify to see what is left.')
              : l10n.t('It resets at {0}.', clockTime(spending.resetsAt, now, language)),
      };
    case 'insufficientBalance':
      return {
        headline: l10n.t('The API key is good, but the account has no balance.'),
        next: l10n.t(
          'Top up the account. If you pay for a plan, use the Subscription Key of the plan instead.',
        ),
      };
    case 'quotaExhausted':
      return {
        headline: l10n.t('The API key is good, but its quota is used up.'),
        next: l10n.t('See on the plan page when it is renewed.'),
      };
    case 'notInPlan':
    case 'modelNotInPlan':
      return {
        headline: l10n.t('The API key is good, but its plan does not include the text models.'),
        next: l10n.t('Choose a plan that includes them, or use a pay-as-you-go key.'),
      };
    case 'noPlan':
      return {
        headline: l10n.t('The API key is good, but there is no plan for it.'),
        next: l10n.t('Subscribe to a plan or renew it, or use a pay-as-you-go key.'),
      };
    case 'accountVerification':
      return {
        headline: l10n.t('The API key is good, but the account has to be verified first.'),
        next: l10n.t('Sign in to the platform and complete the real-name verification.'),
      };
  }
}

function unreachableReason(verdict: Verdict): string {
  const fault = verdict.key.state === 'unclear' ? verdict.key.fault : undefined;
  return fault === undefined ? l10n.t('something else answered in its place.') : faultText(fault);
}

/** A fault of the network, as the end of a sentence. */
export function faultText(fault: NetworkFault): string {
  switch (fault) {
    case 'dns':
      return l10n.t('its host name was not found (DNS).');
    case 'refused':
      return l10n.t('the connection was refused.');
    case 'tls':
      return l10n.t('the certificate of the connection is not trusted.');
    case 'proxyLogin':
      return l10n.t('the proxy wants a login.');
    case 'proxyCannotReach':
      return l10n.t('the proxy cannot reach it.');
    case 'proxyDown':
      return l10n.t('the proxy does not answer.');
    case 'noFirstByte':
      return l10n.t('there was no answer in time.');
    case 'tooSlow':
      return l10n.t('the answer was not complete in time.');
    case 'cutOff':
      return l10n.t('the connection was cut off.');
    case 'other':
      return l10n.t('the connection failed.');
  }
}

/** Who is at fault, told from the usual route and the direct one together. */
function unreachableRemedy(verdict: Verdict): string {
  const fault = verdict.key.state === 'unclear' ? verdict.key.fault : undefined;
  const direct = verdict.evidence.directRoute;
  switch (fault) {
    case 'proxyLogin':
      return l10n.t('Sign in to your proxy, or correct the setting http.proxy.');
    case 'proxyDown':
    case 'proxyCannotReach':
      return direct?.reached === true
        ? l10n.t('Without the proxy it can be reached: correct or remove the setting http.proxy.')
        : l10n.t('Check the setting http.proxy and your network.');
    case 'tls':
      return direct?.reached === true
        ? l10n.t('Something on the way that VS Code takes, such as a proxy, replaces the certificate.')
        : l10n.t(
            'Something between you and MiniMax replaces the certificate, or the clock of this computer is wrong.',
          );
    case undefined:
      return direct?.reached === true
        ? l10n.t('A proxy on the way that VS Code takes answers in its place; the direct way is open.')
        : l10n.t('A sign-in page of your network or a proxy may be in the way.');
    default:
      if (direct?.reached === true) {
        return l10n.t('A direct connection works, so look at your proxy settings first; then try again.');
      }
      return direct?.fault === 'dns'
        ? l10n.t('Check your network connection.')
        : l10n.t('Check your network connection, then the status of MiniMax.');
  }
}

/** Whether the host answered and is not one of MiniMax's: waiting will not help. */
function isMissing(verdict: Verdict): boolean {
  const request = decisiveRequest(verdict);
  return request !== undefined && verdict.evidence.answers[request]?.outcome.kind === 'missing';
}

function troubleReason(verdict: Verdict): string {
  if (verdict.key.state === 'unclear' && verdict.key.why === 'contradictory') {
    return l10n.t('its answers contradict each other.');
  }
  const request = decisiveRequest(verdict);
  const answer = request === undefined ? undefined : verdict.evidence.answers[request];
  return answer === undefined ? l10n.t('the answers leave it open.') : answerText(answer);
}

/** What one answer said, as the end of a sentence, without its own words. */
export function answerText(answer: Answer): string {
  const { outcome } = answer;
  switch (outcome.kind) {
    case 'network':
      return faultText(outcome.fault);
    case 'trouble':
      if (outcome.how === 'rateLimit') {
        return answer.retryAfterSeconds === undefined
          ? l10n.t('there were too many requests.')
          : l10n.t('there were too many requests; it asks to wait {0} seconds.', answer.retryAfterSeconds);
      }
      return answer.code === undefined
        ? l10n.t('it has trouble of its own (HTTP {0}).', answer.httpStatus ?? 0)
        : l10n.t('it has trouble of its own (code {0}).', answer.code);
    case 'missing':
      return l10n.t('there is no such address on this host (HTTP 404).');
    case 'unreadable':
      return outcome.how === 'unexpectedCode' && answer.code !== undefined
        ? l10n.t('it answered with code {0}, which says nothing clear here.', answer.code)
        : l10n.t('the answer makes no sense (HTTP {0}).', answer.httpStatus ?? 0);
    case 'ok':
    case 'refused':
    case 'unspendable':
    case 'tokenNotMatchGroup':
      return l10n.t('the answers leave it open.');
  }
}
