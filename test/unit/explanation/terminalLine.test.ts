import assert from 'node:assert/strict';
import { matchTerminalLine } from '../../../src/explanation/terminalLine';
import { nearMisses } from '../../fixtures/errorTexts';

/** Lines of a terminal, with the part that becomes a link between guillemets. */
const linked: readonly string[] = [
  '«token not match group»',
  'Error: «token not match group»',
  '[tts] 14:02:11 «1004: token not match group», giving up',
  '«login fail: Please carry the API secret key»',
  `✖ «login fail: Please carry the API secret key in the 'Authorization' field of the request header»`,
  `401 «login fail: Please carry the API secret key in the 'X-Api-Key' field of the request header (1004)»`,
  'Error: 401 «invalid api key (2049)»',
  'API «Error: 2049-invalid api key»',
  '«2049 invalid api key»',
  'MiniMax: «invalid api key»',
  '«usage limit exceeded, 5-hour usage limit reached (0/0 used), resets at 2026-10-02T15:00:00Z (2056)»',
  '«usage limit exceeded (2056)»',
  '    "«status_code": 1004»,',
  '    "«status_code": 2056»',
  `  «status_code: 2049, status_msg: 'invalid api key'» }`,
  '    "«status_msg": "token not match group"»',
  '{"«base_resp":{"status_code":1008,"status_msg":"insufficient balance"»}}',
  'API Error: 500 {"«type":"error","error":{"type":"api_error","message":"insufficient balance (1008)"»}}',
  '«minimax error 2042»: see the voices page',
  'HTTP 500: «insufficient balance (1008)»',
  'minimax «error code: 1002 rate limit»',
  'MiniMax returned «2049 invalid api key»',
  '«cookie is missing, log in again»',
  'MiniMax 语音合成失败：«token not match group»',
  '😀😀 «token not match group» 😀',
];

/** Lines of other tools, and lines of which only a user can say what they mean. */
const others: readonly string[] = [
  '',
  '1004',
  'error 1004',
  'HTTP/1.1 401 Unauthorized',
  'POST https://api.minimax.io/v1/t2a_v2 401 (Unauthorized)',
  'invalid api key',
  'Error: Invalid API key provided: sk-FAKE',
  'usage limit exceeded',
  'rate limit exceeded',
  'insufficient balance',
  'login fail',
  'Local: http://localhost:1004/',
  'ready in 1004 ms',
  'main.py:1004: SyntaxWarning: invalid escape sequence',
  'Ln 1004, Col 2049',
  'ERROR 2013 (HY000): Lost connection to MySQL server during query',
  "Run-time error '1004'",
  '"status_code": 401,',
  '"status_code": 1000,',
  '"status_code": 0, "status_msg": "success"',
  'close code 1008',
  'error code: 1002',
  'MiniMax (2049)',
  'minimax: 1004',
];

describe('matchTerminalLine', () => {
  for (const marked of linked) {
    it(`links ${marked}`, () => {
      const line = marked.replace(/[«»]/g, '');
      const start = marked.indexOf('«');
      assert.deepEqual(matchTerminalLine(line), { start, end: marked.indexOf('»') - 1 });
    });
  }

  for (const line of others) {
    it(`leaves alone: ${line}`, () => {
      assert.equal(matchTerminalLine(line), undefined);
    });
  }

  it('leaves every line of the near misses alone, but for one that only its neighbours give away', () => {
    const lines = nearMisses.flatMap(({ text }) => text.split('\n'));
    assert.ok(lines.length > 100);
    assert.deepEqual(
      lines.filter((line) => matchTerminalLine(line) !== undefined),
      ['  status_code: 1004'],
    );
  });
});
