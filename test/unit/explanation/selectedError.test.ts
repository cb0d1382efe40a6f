import assert from 'node:assert/strict';
import { selectedError } from '../../../src/explanation/selectedError';

const said = 'AssertionError: {"base_resp":{"status_code":1004,"status_msg":"token not match group"}}';

describe('what is explained of a selection', () => {
  it('is its text, where that says an error', () => {
    assert.equal(selectedError('1004', [said]), '1004');
    assert.equal(selectedError('invalid api key (2049)', []), 'invalid api key (2049)');
  });

  it('is what tools report of it, where the text says none and one of them does', () => {
    assert.equal(selectedError('speak(text)', ['Missing return type', said]), said);
    assert.equal(selectedError('', [said, said]), `${said}\n${said}`);
  });

  it('is its text after all, where nobody says an error of MiniMax', () => {
    assert.equal(selectedError('speak(text)', []), 'speak(text)');
    assert.equal(selectedError('speak(text)', ['Expected 1004 to equal 2049']), 'speak(text)');
  });
});
