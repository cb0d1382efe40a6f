import { ApiKey } from '../../minimax/apiKey';
import { otherRegion, type Region } from '../../minimax/region';
import { remediesFor, type Remedy } from '../../minimax/remedy';
import type { Verdict } from '../../minimax/verdict';
import { isOwnSet } from '../../minimax/variableNames';
import {
  fixTitles,
  groupMismatchRelatedText,
  groupMismatchText,
  verifiedKeyRelatedText,
  verifiedRegionText,
} from '../../text/envText';
import { verdictText } from '../../text/verdictText';
import { changeAll, valueEverywhere, type Change } from '../changes';
import { enterDraft, openPageDrafts, removeDraft, setEverywhere } from '../drafts';
import { insertAssignment, type EditResult } from '../edit';
import type { EnvVariable } from '../envVariable';
import { valueRange, type EnvFacts, type Finding, type FixDraft } from '../finding';
import { hostOfRegion, nameOfRegion, readAddress, withHostOf } from '../hosts';
import type { CredentialPair } from '../pairs';
import { cleanValue, readGroupValue, readKeyValue } from '../readValue';
import { isAccepted, resetOf, verdictIn, verdictOn } from '../verdicts';

/** What is proven of the values themselves: by a legacy key, or by MiniMax when the file was verified. */
export function* verdictRules(facts: EnvFacts): Iterable<Finding> {
  if (facts.context.isTemplate === true) {
    return;
  }
  const marked = new Set<EnvVariable>();
  for (const pair of facts.pairs) {
    const claim = claimedMismatch(facts, pair);
    if (claim !== undefined && !marked.has(claim.variable)) {
      marked.add(claim.variable);
      yield claim;
    }
    const verdict = verdictOn(pair, facts.context);
    const elsewhere = acceptedElsewhere(facts, pair, verdict);
    if (elsewhere !== undefined) {
      // It tells more than that this region does not accept the key.
      yield elsewhere;
    } else if (verdict !== undefined && isStillTrue(verdict, facts)) {
      for (const finding of fromVerdict(facts, pair, verdict)) {
        // A legacy key's own word is proof enough, and says which Group ID is right.
        if (!marked.has(finding.variable)) {
          yield finding;
        }
      }
    }
  }
}

function isStillTrue(verdict: Verdict, { context }: EnvFacts): boolean {
  const reset = resetOf(verdict);
  return reset === undefined || reset > context.now;
}

/** A Group ID that is not the one that the legacy key beside it names. They may have changed places. */
function claimedMismatch(facts: EnvFacts, { key, group }: CredentialPair): Finding | undefined {
  if (group === undefined) {
    return undefined;
  }
  const first = readKeyValue(key.value);
  const second = readGroupValue(group.value);
  const apiKey = first.kind === 'key' ? first.key : second.kind === 'apiKey' ? second.key : undefined;
  const digits =
    second.kind === 'digits' ? second.digits : first.kind === 'groupId' ? first.digits : undefined;
  const own = apiKey === undefined ? undefined : new ApiKey(apiKey).ownGroupId;
  if (own === undefined || digits === undefined || own === digits) {
    return undefined;
  }
  // Two keys share the Group ID, and it is the other one's.
  if (facts.pairs.some((pair) => pair.group === group && pair.apiKey.ownGroupId === digits)) {
    return undefined;
  }
  const isSwapped = second.kind === 'apiKey';
  const variable = isSwapped ? key : group;
  return {
    code: 'group-mismatch',
    variable,
    range: valueRange(variable),
    message: groupMismatchText(own),
    related: [{ range: valueRange(isSwapped ? group : key), message: groupMismatchRelatedText() }],
    fixes: () => [
      ...(isSwapped
        ? []
        : [
            { title: fixTitles.useOwnGroupId(own), edits: setEverywhere(facts, group, own) },
            removeDraft(facts, group),
          ]),
      ...openPageDrafts(facts, group, 'groupId'),
    ],
  };
}

function* fromVerdict(facts: EnvFacts, pair: CredentialPair, verdict: Verdict): Iterable<Finding> {
  const { key, group } = pair;
  const said = verdictText(verdict, facts.context);
  const message = said.next === '' ? said.headline : `${said.headline} ${said.next}`;
  const fixes = (): readonly FixDraft[] =>
    remediesFor(verdict, pair.apiKey.ownGroupId !== undefined).flatMap((remedy) =>
      remedyDrafts(facts, pair, verdict, remedy),
    );
  switch (verdict.state) {
    case 'groupIdMismatch':
      if (group !== undefined && !isProvenBeside(facts, pair)) {
        yield {
          code: 'group-mismatch',
          variable: group,
          range: valueRange(group),
          message: `${groupMismatchText(undefined)} ${said.next}`,
          related: [{ range: valueRange(key), message: groupMismatchRelatedText() }],
          fixes,
        };
      }
      return;
    case 'notAcceptedHere':
    case 'keyRefused':
      yield {
        code: 'rejected',
        // That a region does not accept a key is mostly a matter of the region; only both together condemn the key.
        ...(verdict.state === 'notAcceptedHere' ? { severity: 'warning' } : {}),
        variable: key,
        range: valueRange(key),
        message,
        fixes,
      };
      return;
    case 'wrongRegion': {
      const variable = pair.host ?? pair.regionVariable ?? key;
      yield {
        code: 'wrong-region',
        variable,
        range: valueRange(variable),
        message,
        related: variable === key ? [] : [{ range: valueRange(key), message: verifiedKeyRelatedText() }],
        fixes,
      };
      return;
    }
    case 'unspendable':
      yield { code: 'exhausted', variable: key, range: valueRange(key), message, fixes };
      return;
    case 'healthy':
    case 'unreachable':
    case 'trouble':
  }
}

/** Whether the Group ID is that of another key of the file. */
function isProvenBeside(facts: EnvFacts, pair: CredentialPair): boolean {
  return facts.pairs.some(
    (other) =>
      other !== pair &&
      other.group === pair.group &&
      verdictOn(other, facts.context)?.group.state === 'matched',
  );
}

/** The file names one region, and the other one accepted this very key. */
function acceptedElsewhere(
  facts: EnvFacts,
  pair: CredentialPair,
  here: Verdict | undefined,
): Finding | undefined {
  const variable = pair.host ?? pair.regionVariable;
  if (pair.region === undefined || variable === undefined || here?.state === 'wrongRegion') {
    return undefined;
  }
  const region = otherRegion(pair.region);
  const there = verdictIn(pair, region, facts.context);
  if (there === undefined || !isAccepted(there) || isOutdatedBy(here, there)) {
    return undefined;
  }
  return {
    code: 'region-mismatch',
    variable,
    range: valueRange(variable),
    message: verifiedRegionText(pair.region, region),
    related: [{ range: valueRange(pair.key), message: verifiedKeyRelatedText() }],
    fixes: () => useRegionDrafts(facts, pair, region),
  };
}

/** Whether what the region of the file said counts for more than what the other one said. */
function isOutdatedBy(here: Verdict | undefined, there: Verdict): boolean {
  return here !== undefined && (isAccepted(here) || here.evidence.at > there.evidence.at);
}

function remedyDrafts(
  facts: EnvFacts,
  pair: CredentialPair,
  verdict: Verdict,
  remedy: Remedy,
): readonly FixDraft[] {
  const { key, group } = pair;
  const there = otherRegion(verdict.evidence.region);
  const own = pair.apiKey.ownGroupId;
  switch (remedy.kind) {
    case 'askOtherRegion':
      return [
        { title: fixTitles.askOtherRegion(there), action: { kind: 'askOtherRegion', keyVariable: key.name } },
      ];
    case 'useOtherRegion':
      return useRegionDrafts(facts, pair, there);
    case 'useOwnGroupId':
      return group === undefined || own === undefined
        ? []
        : [{ title: fixTitles.useOwnGroupId(own), edits: setEverywhere(facts, group, own) }];
    case 'correctGroupId':
      return group === undefined ? [] : [enterDraft(group)];
    case 'removeGroupId':
      return group === undefined ? [] : [removeDraft(facts, group)];
    case 'correctKey':
      return [enterDraft(key)];
    case 'tryAgain':
      return [{ title: fixTitles.verifyAgain(), action: { kind: 'verifyFile', keyVariable: key.name } }];
    case 'openPage':
      return openPageDrafts(facts, key, remedy.page).filter(
        ({ action }) => action?.kind === 'openPage' && action.region === verdict.evidence.region,
      );
    case 'showLog':
      return [];
  }
}

/** Lets the file name another region: in its host, in its region variable, or in a new line where it has neither. */
function useRegionDrafts(facts: EnvFacts, pair: CredentialPair, region: Region): readonly FixDraft[] {
  const { host, regionVariable, key } = pair;
  const newHost = hostOfRegion(region);
  if (host !== undefined || regionVariable !== undefined) {
    const title =
      host === undefined && regionVariable !== undefined
        ? fixTitles.setRegion(regionVariable.name, nameOfRegion(region))
        : fixTitles.useHost(newHost, region);
    return [{ title, edits: nameRegion(facts, pair, region) }];
  }
  if (pair.set !== 'minimax') {
    return [];
  }
  return [
    {
      title: fixTitles.addHost('MINIMAX_API_HOST', newHost),
      edits: insertAssignment(facts.document, 'MINIMAX_API_HOST', `https://${newHost}`, {
        after: key.assignment,
      }),
    },
  ];
}

function nameRegion({ document }: EnvFacts, pair: CredentialPair, region: Region): EditResult {
  const { host, regionVariable } = pair;
  const changes: Change[] = [];
  const address = host === undefined ? undefined : readAddress(cleanValue(host.value));
  if (host !== undefined && address !== undefined) {
    changes.push(...valueEverywhere(document, host.assignment, withHostOf(address, region, address.path)));
  }
  if (regionVariable !== undefined && isOwnSet(pair.set)) {
    changes.push(...valueEverywhere(document, regionVariable.assignment, nameOfRegion(region)));
  }
  return changeAll(document, changes);
}
