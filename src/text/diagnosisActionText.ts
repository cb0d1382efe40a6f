import * as l10n from '@vscode/l10n';
import type { DiagnosisAction } from '../diagnosis/action';
import type { RuleCode } from '../env/ruleCatalogue';
import { pageAddress } from '../minimax/pages';
import type { Region } from '../minimax/region';
import { listText } from './diagnosisPlaceText';
import { fixTitles } from './envText';
import { openPageLabel, regionName } from './names';

/** What the labels of buttons need besides the action. */
export interface ActionTextContext {
  readonly language: string;
  /** Whether MiniMax was asked before, so that asking is asking again. */
  readonly hasRun: boolean;
  /** Whether pages of both regions stand on the page, so that their labels have to name the region. */
  readonly namesRegion: boolean;
  /** The host of a region; empty where it is not to be told. */
  readonly hostOf: (region: Region) => string;
}

/** An action as the label of a button. */
export function actionLabel(action: DiagnosisAction, context: ActionTextContext): string {
  switch (action.kind) {
    case 'run':
      return context.hasRun ? l10n.t('Run the Checks Again') : l10n.t('Run the Checks');
    case 'configure':
      switch (action.part) {
        case 'apiKey':
          return l10n.t('Correct the API Key');
        case 'groupId':
          return l10n.t('Correct the Group ID');
        case undefined:
          return l10n.t('Configure MiniMax…');
      }
    // eslint-disable-next-line no-fallthrough -- every case above returns
    case 'storePair':
      return l10n.t('Verify and Store This API Key ({0})', action.from.apiKey.mask);
    case 'writeToEnv':
      return l10n.t('Write the Stored Credentials into a .env File…');
    case 'enterValue':
      return action.part === 'apiKey'
        ? fixTitles.enterApiKey(action.variable)
        : fixTitles.enterGroupId(action.variable);
    case 'useStored':
      return action.part === 'apiKey'
        ? l10n.t('Write the Stored API Key into {0}', action.place.label)
        : l10n.t('Write the Stored Group ID into {0}', action.place.label);
    case 'useGroupId':
      return useGroupIdLabel(action);
    case 'removeGroupId':
      return action.variable === undefined
        ? l10n.t('Remove the Group ID')
        : fixTitles.removeGroupId(action.variable);
    case 'useRegion':
      return action.place.kind === 'stored'
        ? l10n.t('Switch to {0}', regionName(action.region))
        : l10n.t('Switch {0} to {1}', action.place.label, regionName(action.region));
    case 'askRegion':
      return l10n.t('Ask {0}', regionName(action.credentials.region));
    case 'applyFix':
      return fixLabel(action.rule);
    case 'openFile':
      return l10n.t('Open {0}', action.label);
    case 'openPage':
      return context.namesRegion
        ? l10n.t('{0} ({1})', openPageLabel(action.page), regionName(action.region))
        : openPageLabel(action.page);
    case 'readToolSettings':
      return l10n.t('Also Read the Settings of mmx-cli and Claude Code');
    case 'copyUnsetCommand':
      return l10n.t('Copy the Command That Removes {0}', listText(action.variables, context.language));
    case 'openEndpointSetting':
      return l10n.t('Open the Setting');
    case 'manageTrust':
      return l10n.t('Manage Workspace Trust');
    case 'getStarted':
      return l10n.t('Get Started with MiniMax');
    case 'showLog':
      return l10n.t('Show Log');
  }
}

function useGroupIdLabel({ from, groupId }: Extract<DiagnosisAction, { kind: 'useGroupId' }>): string {
  switch (from) {
    case 'key':
      return l10n.t('Use the Group ID That the API Key Names: {0}', groupId);
    case 'stored':
      return l10n.t('Use the Stored Group ID {0}', groupId);
    case 'otherPlace':
      return l10n.t('Use the Group ID That MiniMax Accepts with This Key: {0}', groupId);
  }
}

function fixLabel(rule: RuleCode): string {
  switch (rule) {
    case 'dirty-value':
      return l10n.t('Clean the Value');
    case 'swapped':
      return l10n.t('Swap the API Key and the Group ID');
    case 'group-format':
      return l10n.t('Keep the Digits Only');
    case 'hash-cut':
      return l10n.t('Put the Whole Value in Quotes');
    case 'host-path':
      return l10n.t('Correct the Path of the Address');
    case 'misspelled':
      return l10n.t('Correct the Name');
    default:
      return l10n.t('Apply the Quick Fix');
  }
}

/** What an action does where its label does not say it all; empty where it does. */
export function actionDetail(action: DiagnosisAction, { language, hostOf }: ActionTextContext): string {
  switch (action.kind) {
    case 'askRegion':
      return l10n.t('Sends the key to {0}. Costs nothing.', hostOf(action.credentials.region));
    case 'useRegion':
      return action.place.kind === 'stored'
        ? l10n.t('The key goes to {0} from then on.', hostOf(action.region))
        : l10n.t(
            'Sets {0}.',
            listText(
              action.changes.map(({ variable, value }) => `${variable}=${value}`),
              language,
            ),
          );
    case 'removeGroupId':
      return l10n.t('Many calls work without one. When it is sent, it is checked.');
    case 'useStored':
      return action.part === 'apiKey' ? l10n.t('The file then holds the API key in plain text.') : '';
    case 'enterValue':
      return l10n.t('Writes it into {0}, then checks it.', action.place.label);
    case 'useGroupId':
      return action.place.kind === 'envFile'
        ? l10n.t('Writes it into {0}, then checks it.', action.place.label)
        : '';
    case 'applyFix':
      return l10n.t('Changes {0} in {1}.', action.variable, action.place.label);
    case 'readToolSettings':
      return l10n.t(
        'Reads {0}. The MiniMax keys in them are checked like the others.',
        listText(
          action.files.map(({ label }) => label),
          language,
        ),
      );
    case 'copyUnsetCommand':
      return action.command;
    case 'storePair':
      return l10n.t('Kept in the secret storage of VS Code.');
    case 'openPage':
      return hostOfPage(action);
    default:
      return '';
  }
}

function hostOfPage({ page, region }: Extract<DiagnosisAction, { kind: 'openPage' }>): string {
  const address = pageAddress(page, region);
  return address === undefined ? '' : new URL(address).host;
}
