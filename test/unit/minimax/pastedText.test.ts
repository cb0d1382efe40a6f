import { strict as assert } from 'node:assert';
import { readPastedGroupId, readPastedText } from '../../../src/minimax/pastedText';
import { variableNames } from '../../../src/minimax/variableNames';
import {
  createGroupId,
  createLegacyKey,
  createPayAsYouGoKey,
  createPlanKey,
  createUnknownKey,
} from '../../platform/accounts';

const groupId = createGroupId('pastedText');
const key = createPlanKey('pastedText');
const otherKey = createPayAsYouGoKey('pastedText');
const legacyKey = createLegacyKey('pastedText', groupId);
const keyAlone = { apiKey: key, groupId: undefined };
const both = { apiKey: key, groupId };

describe('a text pasted where a key is asked for', () => {
  const alone: readonly (readonly [title: string, text: string])[] = [
    ['nothing around it', key],
    ['white space around it', ` \t${key}\r\n\n`],
    ['double quotes', `"${key}"`],
    ['single quotes', `'${key}'`],
    ['backticks', `\`${key}\``],
    ['typographic quotes', `“${key}”`],
    ['German quotes', `„${key}“`],
    ['French quotes', `« ${key} »`],
    ['single angle quotes', `‹${key}›`],
    ['corner brackets', `「${key}」`],
    ['book title marks', `《${key}》`],
    ['full-width quotes', `＂${key}＂`],
    ['quotes in quotes', `"'\`${key}\`'"`],
    ['doubled quotes', `""${key}""`],
    ['one quote at its end', `${key}"`],
    ['one quote at its beginning', `'${key}`],
    ['quotes that do not fit', `"${key}'`],
    ['a comma behind it', `"${key}",`],
    ['a full-width comma behind it', `${key}，`],
    ['a full stop of Chinese behind it', `${key}。`],
    ['a semicolon behind it', `"${key}";`],
    ['Bearer', `Bearer ${key}`],
    ['Bearer twice', `Bearer bearer ${key}`],
    ['Bearer in quotes', `"Bearer ${key}"`],
    ['Bearer outside of quotes', `Bearer "${key}"`],
    ['Bearer with a colon', `Bearer: ${key}`],
    ['the whole header', `Authorization: Bearer ${key}`],
    ['the whole header in JSON', `"Authorization": "Bearer ${key}",`],
    ['the other header', `X-Api-Key: ${key}`],
    ['the argument of curl', `-H "Authorization: Bearer ${key}"`],
    ['a zero-width space', `\u200b${key}\u200b`],
    ['a byte order mark', `\ufeff${key}`],
    [
      'zero-width characters inside',
      `${key.slice(0, 9)}\u200b\u200d\u2060${key.slice(9, 40)}\u00ad${key.slice(40)}`,
    ],
    ['marks of direction', `\u202a${key}\u202c`],
    ['no-break spaces', `\u00a0${key}\u00a0`],
    ['ideographic spaces', `\u3000${key}\u3000`],
    ['control characters', `\u0000${key}\u001b\u0007`],
    ['full-width letters', toFullWidth(key)],
    ['typographic hyphens', key.replace('sk-cp-', 'sk–cp—')],
    ['a line end in the middle', `${key.slice(0, 70)}\n${key.slice(70)}`],
    ['a line end turned into a space in the middle', `${key.slice(0, 70)} ${key.slice(70)}`],
    ['three lines with indentation', `${key.slice(0, 40)}\r\n  ${key.slice(40, 80)}\r\n  ${key.slice(80)}`],
    ['a comment behind it', `${key} # my key`],
    ['comments on lines of their own', `# MiniMax\n${key}\n# end`],
    ['a sentence around it', `Your key is ${key} keep it safe`],
  ];
  for (const [title, text] of alone) {
    it(`gives the key alone with ${title}`, () => {
      assert.deepEqual(readPastedText(text), keyAlone);
    });
  }

  const lines: readonly (readonly [title: string, text: string])[] = [
    ['.env', `MINIMAX_API_KEY=${key}`],
    ['.env with spaces', `MINIMAX_API_KEY = ${key}`],
    ['.env with quotes', `MINIMAX_API_KEY="${key}"`],
    ['.env with doubled quotes', `MINIMAX_API_KEY=""${key}""`],
    ['.env with typographic quotes', `MINIMAX_API_KEY=“${key}”`],
    ['.env with an open quote', `MINIMAX_API_KEY="${key}\nOTHER="x"`],
    ['.env with a comment', `MINIMAX_API_KEY=${key} # my key`],
    ['.env with a comment and another line', `MINIMAX_API_KEY=${key} # my key\nFOO=bar`],
    ['.env with a comment and CRLF', `MINIMAX_API_KEY=${key} # my key\r\n`],
    ['.env after other lines', `FOO=bar\nMINIMAX_API_HOST=https://api.minimax.io\nMINIMAX_API_KEY=${key}`],
    ['.env before other lines', `MINIMAX_API_KEY=${key}\nMINIMAX_API_HOST=https://api.minimax.io`],
    ['.env in one line with another', `MINIMAX_API_KEY=${key} MINIMAX_API_HOST=https://api.minimax.io`],
    ['.env with Bearer', `MINIMAX_API_KEY=Bearer ${key}`],
    ['.env with Bearer in quotes', `MINIMAX_API_KEY='Bearer ${key}' # my key`],
    ['.env in small letters', `minimax_api_key=${key}`],
    ['.env in full-width characters', `${toFullWidth('MINIMAX_API_KEY')}＝${key}`],
    ['.env with a broken value', `MINIMAX_API_KEY=${key.slice(0, 70)}\n${key.slice(70)}`],
    ['.env, commented out', `# MINIMAX_API_KEY=${key}`],
    ['.env, with an older one commented out', `# MINIMAX_API_KEY=${otherKey}\nMINIMAX_API_KEY=${key}`],
    [
      '.env, with an older one commented out in one line',
      `#MINIMAX_API_KEY=${otherKey} MINIMAX_API_KEY=${key}`,
    ],
    ['.env, after an empty one', `MINIMAX_API_KEY=\nMINIMAX_API_KEY=${key}`],
    ['.env, after an empty one in quotes', `MINIMAX_API_KEY="" MINIMAX_API_KEY=${key}`],
    ['.env, after one with only a comment', `MINIMAX_API_KEY= # to do\nMINIMAX_API_KEY=${key}`],
    ['a shell', `export MINIMAX_API_KEY=${key}`],
    ['a shell with quotes and a semicolon', `export MINIMAX_API_KEY='${key}';`],
    ['fish', `set -gx MINIMAX_API_KEY ${key}`],
    ['Windows', `set MINIMAX_API_KEY=${key}`],
    ['Windows for good', `setx MINIMAX_API_KEY "${key}"`],
    ['PowerShell', `$env:MINIMAX_API_KEY = "${key}"`],
    ['JSON', `"MINIMAX_API_KEY": "${key}",`],
    ['a JSON object', `{"MINIMAX_API_KEY":"${key}"}`],
    ['a JSON object of several lines', `{\n  "env": {\n    "MINIMAX_API_KEY": "${key}"\n  }\n}`],
    ['JSON inside JSON', `{\\"MINIMAX_API_KEY\\":\\"${key}\\"}`],
    ['JavaScript', `{ MINIMAX_API_KEY: '${key}' }`],
    ['YAML', `MINIMAX_API_KEY: ${key}`],
    ['a YAML flow', `{MINIMAX_API_KEY: ${key}}`],
    ['a YAML list', `- "MINIMAX_API_KEY=${key}"`],
    ['Ruby', `'MINIMAX_API_KEY' => '${key}'`],
  ];
  for (const [title, text] of lines) {
    it(`gives the key from a line of ${title}`, () => {
      assert.deepEqual(readPastedText(text), keyAlone);
    });
  }

  it('knows every name of a key', () => {
    assert.deepEqual(
      variableNames.apiKey.map((name) => readPastedText(`${name}=${key}`)),
      variableNames.apiKey.map(() => keyAlone),
    );
  });

  it('knows every name of a Group ID', () => {
    assert.deepEqual(
      variableNames.groupId.map((name) => readPastedText(`MINIMAX_API_KEY=${key} ${name}=${groupId}`)),
      variableNames.groupId.map(() => both),
    );
  });

  const pairs: readonly (readonly [title: string, text: string])[] = [
    ['two lines', `MINIMAX_API_KEY=${key}\nMINIMAX_GROUP_ID=${groupId}`],
    ['two lines in the other order', `MINIMAX_GROUP_ID=${groupId}\nMINIMAX_API_KEY=${key}`],
    ['two lines with CRLF', `MINIMAX_API_KEY=${key}\r\nMINIMAX_GROUP_ID=${groupId}\r\n`],
    ['two lines whose end became a space', `MINIMAX_API_KEY=${key} MINIMAX_GROUP_ID=${groupId}`],
    ['the same in the other order', `MINIMAX_GROUP_ID=${groupId} MINIMAX_API_KEY=${key}`],
    ['two lines in quotes', `MINIMAX_API_KEY="${key}" MINIMAX_GROUP_ID='${groupId}'`],
    ['two lines with a comment each', `MINIMAX_API_KEY=${key} # key\nMINIMAX_GROUP_ID=${groupId} # group`],
    ['two lines with comments in one', `MINIMAX_API_KEY=${key} # key MINIMAX_GROUP_ID=${groupId} # group`],
    ['two lines with another between them', `MINIMAX_API_KEY=${key} FOO=bar MINIMAX_GROUP_ID=${groupId} X=1`],
    ['two shell lines', `export MINIMAX_API_KEY=${key} export MINIMAX_GROUP_ID=${groupId}`],
    ['two PowerShell lines', `$env:MINIMAX_API_KEY="${key}" $env:MINIMAX_GROUP_ID="${groupId}"`],
    ['JSON', `{"MINIMAX_API_KEY":"${key}","MINIMAX_GROUP_ID":"${groupId}"}`],
    ['JSON with a number', `{"MINIMAX_API_KEY":"${key}","MINIMAX_GROUP_ID":${groupId}}`],
    ['JSON of several lines', `{\n "MINIMAX_GROUP_ID": ${groupId},\n "MINIMAX_API_KEY": "${key}"\n}`],
    ['YAML', `MINIMAX_API_KEY: ${key}\nMINIMAX_GROUP_ID: "${groupId}"`],
    ['a YAML flow', `{MINIMAX_API_KEY: ${key}, MINIMAX_GROUP_ID: ${groupId}}`],
    ['values without names', `${key} ${groupId}`],
    ['values without names in the other order', `${groupId}\n${key}`],
    ['values with a comma', `${key},${groupId}`],
    ['values in quotes', `"${key}", "${groupId}"`],
    ['values as columns', `${key}\t${groupId}`],
    ['values of a table', `| ${key} | ${groupId} |`],
    ['values with words of their own', `API Key: ${key} Group ID: ${groupId}`],
    ['values with Chinese words', `密钥：${key}，群组：${groupId}`],
    ['a broken key and a Group ID', `${key.slice(0, 70)}\n${key.slice(70)}\n${groupId}`],
    ['a named key and a Group ID', `MINIMAX_API_KEY=${key} ${groupId}`],
    ['a key and a named Group ID', `${key} MINIMAX_GROUP_ID=${groupId}`],
    ['a named Group ID and a key', `MINIMAX_GROUP_ID=${groupId}\n${key}`],
    [
      'the first of two accounts',
      `MINIMAX_API_KEY=${key} MINIMAX_GROUP_ID=${groupId} MINIMAX_API_KEY=${otherKey}`,
    ],
  ];
  for (const [title, text] of pairs) {
    it(`gives key and Group ID from ${title}`, () => {
      assert.deepEqual(readPastedText(text), both);
    });
  }

  it('gives the Group ID alone from its own line', () => {
    assert.deepEqual(readPastedText(`MINIMAX_GROUP_ID=${groupId}`), { apiKey: undefined, groupId });
  });

  it('gives a Group ID without a name as the key, so that the validation says what it is', () => {
    assert.deepEqual(readPastedText(groupId), { apiKey: groupId, groupId: undefined });
  });

  const keys: readonly (readonly [title: string, value: string])[] = [
    ['pay-as-you-go', otherKey],
    ['legacy', legacyKey],
    ['unknown', createUnknownKey('pastedText')],
    ['short', 'sk-cp-short'],
  ];
  for (const [title, value] of keys) {
    it(`gives a ${title} key beside a Group ID`, () => {
      assert.deepEqual(readPastedText(`${groupId} ${value}`), { apiKey: value, groupId });
      assert.deepEqual(readPastedText(`MINIMAX_API_KEY=${value} MINIMAX_GROUP_ID=${groupId}`), {
        apiKey: value,
        groupId,
      });
    });
  }

  it('puts a legacy key that was broken into lines together again', () => {
    const broken = legacyKey.match(/.{1,76}/g)?.join('\n') ?? '';
    assert.ok(broken.includes('\n'));
    assert.deepEqual(readPastedText(broken), { apiKey: legacyKey, groupId: undefined });
  });

  it('does not put together pieces that make no whole key', () => {
    const text = `${key.slice(0, 40)} ${key.slice(60)}`;
    assert.deepEqual(readPastedText(text), { apiKey: text, groupId: undefined });
  });

  it('does not choose between two keys', () => {
    const text = `${key} ${otherKey}`;
    assert.deepEqual(readPastedText(text), { apiKey: text, groupId: undefined });
  });

  it('does not take a longer name for a known one', () => {
    const text = `MY_MINIMAX_API_KEY=${key}`;
    assert.deepEqual(readPastedText(text), { apiKey: text, groupId: undefined });
  });

  const foreign: readonly (readonly [text: string, apiKey: string])[] = [
    ['hello world', 'hello world'],
    ['Hello, world!', 'Hello, world!'],
    ['https://platform.minimax.io/login', 'https://platform.minimax.io/login'],
    ['${MINIMAX_API_KEY}', '${MINIMAX_API_KEY}'],
    ['MINIMAX_API_KEY=${KEY}', '${KEY}'],
    ['MINIMAX_API_KEY="{{ key }}"', '{{ key }}'],
    ['<your key>', '<your key>'],
    ['sk-cp-xxxxx...', 'sk-cp-xxxxx...'],
    ['sk-cp-…abcd', 'sk-cp-…abcd'],
    ['密钥', '密钥'],
    ['#', '#'],
    ['# only a comment', '# only a comment'],
    ['{}', '{}'],
    ['key of mine', 'key of mine'],
  ];
  for (const [text, apiKey] of foreign) {
    it(`gives back ${JSON.stringify(text)} for the validation to speak of`, () => {
      assert.deepEqual(readPastedText(text), { apiKey, groupId: undefined });
    });
  }

  for (const text of ['', ' ', '\n\t', '\u200b', '""', 'Bearer', 'Bearer ']) {
    it(`finds nothing in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readPastedText(text), { apiKey: '', groupId: undefined });
    });
  }
});

describe('a text pasted where a Group ID is asked for', () => {
  const texts: readonly (readonly [title: string, text: string])[] = [
    ['nothing around it', groupId],
    ['white space around it', `\t${groupId}\r\n`],
    ['quotes', `"${groupId}"`],
    ['full-width digits', toFullWidth(groupId)],
    ['zero-width characters', `\u200b${groupId.slice(0, 5)}\u200b${groupId.slice(5)}`],
    ['spaces between its digits', groupId.replace(/(?<=\d)(?=(?:\d{4})+$)/g, ' ')],
    ['commas between its digits', groupId.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',')],
    ['its line of .env', `MINIMAX_GROUP_ID=${groupId}`],
    ['its line of .env in quotes with a comment', `MINIMAX_GROUP_ID="${groupId}" # team`],
    ['its line of a shell', `export MINIMAX_GROUP_ID=${groupId}`],
    ['its line of JSON', `"MINIMAX_GROUP_ID": ${groupId},`],
    ['both lines of .env', `MINIMAX_API_KEY=${key} MINIMAX_GROUP_ID=${groupId}`],
    ['both values without names', `${key} ${groupId}`],
    ['a comma behind it', `${groupId},`],
  ];
  for (const [title, text] of texts) {
    it(`gives the Group ID with ${title}`, () => {
      assert.equal(readPastedGroupId(text), groupId);
    });
  }

  it('gives every digit of a Group ID past 2^53', () => {
    assert.equal(readPastedGroupId('9007199254740993777'), '9007199254740993777');
  });

  const others: readonly (readonly [title: string, text: string, expected: string])[] = [
    ['a key', ` "${key}" `, key],
    ['the line of a key', `MINIMAX_API_KEY=${key}`, key],
    ['a sentence', 'my group', 'my group'],
    ['an empty text', ' ', ''],
    ['a template', '${GROUP}', '${GROUP}'],
  ];
  for (const [title, text, expected] of others) {
    it(`gives back ${title} for the validation to speak of`, () => {
      assert.equal(readPastedGroupId(text), expected);
    });
  }
});

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) =>
    String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0),
  );
}
