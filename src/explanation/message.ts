/** The longest message that is kept, in UTF-16 units. */
const longestMessage = 200;

/** A text of this length, in UTF-16 units, may have been cut where it was read. */
const cutLength = 590;

/**
 * A message of the server on one line, without its trailing code, without anything that could be a secret or tell
 * who the user is, and cut to 200 units. The text comes from anywhere, so everything is removed that has the shape
 * of a secret, whatever it is: keys, tokens, ids, addresses, long numbers.
 */
export function cleanMessage(text: string): string {
  const line = withoutSecrets(text)
    .replace(/[\p{Cc}\p{Cf}\s]{1,600}/gu, ' ')
    .replace(/\s?\(\d{4,5}\)["'\s]{0,4}$/, '')
    .trim();
  return line.length > longestMessage ? `${line.slice(0, longestMessage).trimEnd()}…` : line;
}

function withoutSecrets(text: string): string {
  // The last word of a text that was cut could be the beginning of a secret, too short to be known for one.
  const whole = text.length < cutLength ? text : text.slice(0, cutLength).replace(/\S{0,600}$/, '');
  return (
    whole
      // What follows the name of a credential.
      .replace(
        /((?:authorization|bearer|api[-_ ]?key|token|secret|password|group[-_ ]?id|cookie)["'`]?\s?[:=]\s?["'`]?(?:bearer\s|basic\s)?)[^\s"'`,;&)}\]]{1,600}/gi,
        '$1…',
      )
      .replace(/(\bbearer\s)[^\s"'`,;&)}\]]{1,600}/gi, '$1…')
      // Keys and tokens by their first characters, however much of them is left.
      .replace(/(sk-|eyJ)[\w.*-]{1,600}/g, '$1…')
      .replace(/\/\/[^\s/@]{1,200}@/g, '//…@')
      .replace(/[\w.+-]{1,80}@[\w-]{1,80}\.[\w.-]{1,80}/g, '…')
      // Anything long enough to be one, and numbers such as a Group ID or a phone number.
      .replace(/[\w-]{24,600}/g, '…')
      .replace(/\w{12,600}/g, (run) => (isMixed(run) ? '…' : run))
      .replace(/\d{8,600}/g, '…')
  );
}

/** Whether a run of characters looks drawn by lot rather than chosen by a person. */
function isMixed(run: string): boolean {
  return /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run);
}
