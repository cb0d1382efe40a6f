import { isPlaceholder } from './placeholder';

/** The Group ID that the setup guide prints as a sample. It belongs to nobody who reads the guide. */
export const sampleGroupId = '1234567890123456789';

/** Whether a Group ID is the guide's sample, also after a program has read it as a number, which rounds it. */
export function isSampleGroupId(value: string): boolean {
  return value === sampleGroupId || value === '1234567890123456800' || value === '1234567890123456768';
}

/** The number of digits in every Group ID seen so far. It is past 2^53: a Group ID is a string everywhere. */
const usualDigits = 19;

/**
 * What the text of a Group ID says about it. `usual` and `unusualLength` can be sent; whether Group IDs of other
 * than 19 digits exist is not known, so 10 to 20 are accepted with a warning.
 */
export type GroupIdShape =
  'usual' | 'unusualLength' | 'empty' | 'placeholder' | 'apiKey' | 'notDigits' | 'length';

/** Judges the text of a Group ID by its shape. */
export function groupIdShape(value: string): GroupIdShape {
  if (value === '') {
    return 'empty';
  }
  if (/^(?:sk-|eyJ)/.test(value) && value.length >= 16) {
    return 'apiKey';
  }
  if (!/^[0-9]+$/.test(value)) {
    return isPlaceholder(value) ? 'placeholder' : 'notDigits';
  }
  // Before the look for samples: the first digits that someone types are none.
  if (value.length < 10 || value.length > 20) {
    return 'length';
  }
  if (isSampleGroupId(value) || isPlaceholder(value)) {
    return 'placeholder';
  }
  return value.length === usualDigits ? 'usual' : 'unusualLength';
}

/** Whether a Group ID of this shape may be sent to MiniMax. */
export function isSendableGroupId(shape: GroupIdShape): boolean {
  return shape === 'usual' || shape === 'unusualLength';
}
