import * as l10n from '@vscode/l10n';
import { ApiKey, apiKeyShape, type ApiKeyShape } from '../minimax/apiKey';
import { groupIdShape } from '../minimax/groupId';
import type { PastedCredentials } from '../minimax/pastedText';
import { apiKeyKindName } from '../text/names';
import type { InputNote } from './configureWindow';

/**
 * What is said about a key as it is typed or pasted, after cleaning. `keepsStored`: an empty field keeps the stored key.
 */
export function apiKeyNote(
  { apiKey, groupId }: PastedCredentials,
  keepsStored: boolean,
): InputNote | undefined {
  if (apiKey === undefined && groupId !== undefined) {
    return {
      severity: 'error',
      message: l10n.t('This is the Group ID alone. Paste the API key, or both lines together.'),
    };
  }
  const value = apiKey ?? '';
  const shape = apiKeyShape(value);
  const problem = apiKeyProblem(shape, keepsStored);
  if (problem !== undefined) {
    return problem.message === '' ? undefined : problem;
  }
  const key = new ApiKey(value);
  const kind = apiKeyKindName(key.kind);
  switch (shape) {
    case 'short':
      return {
        severity: 'warning',
        message: l10n.t(
          '{0}, but shorter than those that MiniMax issues: was it copied whole? Press Enter to use it anyway.',
          kind,
        ),
      };
    case 'long':
      return {
        severity: 'warning',
        message: l10n.t(
          '{0}, but longer than those that MiniMax issues: was something else copied along? Press Enter to use it anyway.',
          kind,
        ),
      };
    case 'unknownKind':
      return {
        severity: 'warning',
        message: l10n.t(
          'MiniMax keys begin with sk-cp-, sk-api- or eyJ; this one does not. Press Enter to use it anyway.',
        ),
      };
    default:
  }
  if (groupId === undefined) {
    return { severity: 'info', message: l10n.t('Recognized: {0}.', kind) };
  }
  // What stands in the place of the Group ID is shown only if it is one: it may be a key, which is never shown.
  return groupIdNote(groupId, key)?.severity === 'error'
    ? {
        severity: 'warning',
        message: l10n.t('Recognized: {0}. What came with it as a Group ID is none and is left out.', kind),
      }
    : { severity: 'info', message: l10n.t('Recognized: {0}, and the Group ID {1}.', kind, groupId) };
}

function apiKeyProblem(shape: ApiKeyShape, keepsStored: boolean): InputNote | undefined {
  const error = (message: string): InputNote => ({ severity: 'error', message });
  switch (shape) {
    case 'empty':
      return keepsStored ? { severity: 'info', message: '' } : error(l10n.t('Paste your API key here.'));
    case 'placeholder':
      return error(l10n.t('This is a sample, not a key. Copy your own key from the API keys page.'));
    case 'masked':
      return error(
        l10n.t(
          'This key is masked: the dots or asterisks stand for the rest. Copy it with the copy button of the page, or create a new one.',
        ),
      );
    case 'groupId':
      return error(l10n.t('This looks like a Group ID. The API key comes first; it begins with sk- or eyJ.'));
    case 'characters':
      return error(l10n.t('This has spaces or characters that no key has. Copy the key alone.'));
    default:
      return undefined;
  }
}

/**
 * What is said about a Group ID as it is typed or pasted, after cleaning.
 * @param apiKey The key of the step before: a legacy key names its own group.
 */
export function groupIdNote(value: string, apiKey: ApiKey): InputNote | undefined {
  const error = (message: string): InputNote => ({ severity: 'error', message });
  switch (groupIdShape(value)) {
    case 'empty':
      return apiKey.kind === 'legacyJwt'
        ? {
            severity: 'info',
            message: l10n.t('Without a Group ID: older calls made with a legacy key may need one.'),
          }
        : {
            severity: 'info',
            message: l10n.t('Without a Group ID: most calls made with sk- keys work without one.'),
          };
    case 'apiKey':
      return error(l10n.t('This looks like an API key. The Group ID is a number of 19 digits.'));
    case 'placeholder':
      return error(
        l10n.t(
          'This is the sample of a guide, not your Group ID. Copy yours from the page that the button above opens.',
        ),
      );
    case 'notDigits':
      return error(l10n.t('A Group ID has digits only, 19 of them.'));
    case 'length':
      return error(l10n.t('A Group ID has 19 digits; this has {0}.', value.length));
    case 'unusualLength':
      return {
        severity: 'warning',
        message: l10n.t(
          'This has {0} digits; every Group ID seen so far has 19. Press Enter to use it anyway.',
          value.length,
        ),
      };
    case 'usual':
  }
  const own = apiKey.ownGroupId;
  if (own === undefined) {
    return undefined;
  }
  return own === value
    ? { severity: 'info', message: l10n.t('This is the Group ID that the key itself names.') }
    : { severity: 'warning', message: l10n.t('The key itself names another Group ID: {0}.', own) };
}
