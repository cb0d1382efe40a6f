import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { downloadsFolder, fillOnce } from './folders';
import { npm } from './npm';

const fontPackage = '@fontsource/noto-sans-sc';
const fontVersion = '5.3.0';

/** Puts a Chinese font from the npm registry into `.vscode-test/`, once, and answers with its folder. */
export async function prepareChineseFont(log: (line: string) => void = console.log): Promise<string> {
  const folder = join(downloadsFolder, `chinese-font-${fontVersion}`);
  await fillOnce(folder, async (temporary) => {
    log('Preparing a Chinese font in .vscode-test (first use only, some seconds)');
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n');
    await npm(['install', `${fontPackage}@${fontVersion}`, '--ignore-scripts'], temporary);
    const source = join(temporary, 'node_modules', fontPackage);
    const webFont = await readFile(join(source, 'files', 'noto-sans-sc-chinese-simplified-400-normal.woff'));
    await writeFile(join(temporary, 'NotoSansSC.ttf'), unpackWebFont(webFont));
    await copyFile(join(source, 'LICENSE'), join(temporary, 'LICENSE'));
    await rm(join(temporary, 'node_modules'), { recursive: true });
  });
  return folder;
}

/**
 * Turns a WOFF 1.0 file into the font that it wraps: the browser takes fonts of the system only in that form.
 * WOFF is that font with its tables compressed one by one (W3C Recommendation "WOFF File Format 1.0", section 4).
 */
function unpackWebFont(woff: Buffer): Buffer {
  const tableCount = woff.readUInt16BE(12);
  const headerLength = 12 + tableCount * 16;
  const header = Buffer.alloc(headerLength);
  const power = Math.floor(Math.log2(tableCount));
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(tableCount, 4);
  header.writeUInt16BE(2 ** power * 16, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE((tableCount - 2 ** power) * 16, 10);
  const parts = [header];
  let offset = headerLength;
  for (let index = 0; index < tableCount; index++) {
    const entry = 44 + index * 20;
    const start = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(start, start + packedLength);
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    (packedLength < length ? inflateSync(packed) : packed).copy(table);
    const target = 12 + index * 16;
    woff.copy(header, target, entry, entry + 4);
    woff.copy(header, target + 4, entry + 16, entry + 20);
    header.writeUInt32BE(offset, target + 8);
    header.writeUInt32BE(length, target + 12);
    parts.push(table);
    offset += table.length;
  }
  return Buffer.concat(parts);
}
