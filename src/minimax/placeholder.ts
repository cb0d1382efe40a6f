/** What begins like a key and is long enough to be somebody's: samples with a right prefix are shorter. */
const realKey = String.raw`sk-(?:cp|api)-[\w-]{60,}|eyJ[\w-]+\.[\w-]+\.[\w-]+`;

const wrapped = new RegExp(
  String.raw`^(?:[$#]?[<[({]{1,2}\s*(${realKey})\s*[>\])}]{1,2}#?|(${realKey})(?:\.{2,}|…))$`,
);

/**
 * The key in a value that is a real key between the brackets of a template, or with the dots of a sample behind it;
 * `undefined` for any other value. Such a value is no sample: it holds somebody's secret.
 */
export function wrappedKey(value: string): string | undefined {
  const match = wrapped.exec(value.trim());
  return match?.[1] ?? match?.[2];
}

/**
 * Whether a value says where a key is kept, for a program that knows how to get it: ciphertext of dotenvx or SOPS, an
 * address of a password manager or a vault, a file, an address of the web.
 */
export function isReference(value: string): boolean {
  return /^(?:encrypted:|ENC\[|vault:|ref\+|arn:|[a-z][a-z\d+.-]*:\/\/|(?:~|\.{1,2})?\/[\w.-]+\/)/i.test(
    value.trim(),
  );
}

/** Words of which people make samples; a value of nothing else is one. */
const sampleWords = new Set(
  (
    'a an add api apikey auth change changeme demo dummy empty enter example fake fill foo bar from get group groupid ' +
    'here id in insert key local me mini minimax missing my needed no none not null optional paste please put real ' +
    'replace required sample secret set sk the this todo token unset unused value with xxx your yours ' +
    // The same in the languages in which guides were seen.
    'aqui clave cle clé chave de dein deine la ma mi minha mon schluessel su sua tu tua votre'
  ).split(' '),
);

/** Whether a value is made of nothing but the words of which people make samples, such as `insert-api-key`. */
export function isSampleWords(value: string): boolean {
  return (
    value.length < 100 &&
    value
      .replace(/^[[({<]+|[\])}>]+$/g, '')
      .split(/[-_ .:]+/)
      .every((word) => sampleWords.has(word.toLowerCase()))
  );
}

/**
 * Whether a value is a sample that a guide or a template left behind: `sk-cp-xxxxx...`, `your_api_key`, `<…>`,
 * `${…}`, `{{…}}`, or a variable that nothing expanded. A run of `x` inside a value of full length is no evidence:
 * keys are random.
 */
export function isPlaceholder(value: string): boolean {
  if (wrappedKey(value) !== undefined) {
    return false;
  }
  if (
    /<[^<>]*>|\$\{[^{}]*\}|^\$[A-Za-z_(]|\{\{[^{}]*\}\}|^%\w+%$|^(?:process\.env|import\.meta\.env|os\.environ|os\.getenv)\b|^@\w+@$|^__\w+__$|#\{[^{}]*\}/u.test(
      value,
    )
  ) {
    return true;
  }
  if (/\.{3}$|…$/u.test(value)) {
    return true;
  }
  const body = value.replace(/^sk-(?:cp-|api-)?/, '');
  // Also nothing behind the prefix.
  if (value !== '' && new Set(body.toLowerCase()).size <= 2) {
    return true;
  }
  return (
    value.length < 80 &&
    /x{4,}|your(?:[-_ ]|$)|your(?:own|minimax|api|key|token|secret)|redacted|censored|[-_]here$|changeme|change[-_]me|replace[-_ ]?(?:me|with|this)|placeholder|^(?:minimax[-_])?api[-_]?key$|^(?:todo|none|null|undefined|example|secret|test)$/i.test(
      value,
    )
  );
}
