import { isOwnSet, knownVariables } from '../minimax/variableNames';

const vendor = 'MINIMAX';

/** What the own names look like without what separates their words. */
const ownNames: readonly { readonly name: string; readonly letters: string }[] = knownVariables
  .filter(({ set }) => isOwnSet(set))
  .map(({ name }) => ({ name, letters: lettersOf(name) }));

/**
 * The own name that a name was probably meant to be: it differs in its case or its separators, or by one slip of the
 * finger that cannot be a word of its own (`MINMAX_API_KEY`, but not `MINIMAX_API_KEY_2`). `undefined` for any other.
 */
export function intendedName(name: string): string | undefined {
  // Nearly every name of a file ends here.
  if (!/m[inax]{2}/i.test(name) || name.length > 40) {
    return undefined;
  }
  const letters = lettersOf(name);
  return (
    ownNames.find((own) => own.letters === letters)?.name ??
    ownNames.find((own) => isOneSlip(letters, own.letters))?.name
  );
}

function lettersOf(name: string): string {
  return name.replace(/[-_.]/g, '').toUpperCase();
}

/** Whether one letter is too many, missing or wrong, or two have changed places. */
function isOneSlip(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 1) {
    return false;
  }
  let at = 0;
  while (at < written.length && written.charAt(at) === meant.charAt(at)) {
    at++;
  }
  const isInVendor = at < meant.indexOf(vendor) + vendor.length;
  if (written.length > meant.length) {
    // A plural or a number makes another name of it.
    return /[A-Z]/.test(written.charAt(at)) && at < meant.length && written.slice(at + 1) === meant.slice(at);
  }
  if (written.length < meant.length) {
    return written.slice(at) === meant.slice(at + 1);
  }
  const isSwapped =
    written.charAt(at) === meant.charAt(at + 1) &&
    written.charAt(at + 1) === meant.charAt(at) &&
    written.slice(at + 2) === meant.slice(at + 2);
  // Elsewhere another letter can make another word: `CN` and `EN`, `HOST` and `POST`.
  return isSwapped || (isInVendor && written.slice(at + 1) === meant.slice(at + 1));
}
