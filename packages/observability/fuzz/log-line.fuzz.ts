import { parseJson } from '@selfware/contracts';
import { escapeLine } from '../src/log/escape-line.ts';
import { toPlainJson } from '../src/log/to-plain-json.ts';

/** Messages carry what models and programs said: any of them becomes one line of JSON that reads back equal. */
export function fuzz(bytes: Buffer): void {
  const text = bytes.toString('utf8');
  const limits = { maxLength: 1_000_000, maxDepth: 100 };
  const json = parseJson(text, limits);
  const plain = JSON.stringify(toPlainJson({ text, value: json.ok ? json.value : bytes }));
  const line = escapeLine(plain);
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line)) throw new Error('expected one printable line');
  const back = parseJson(line, { maxLength: 20_000_000, maxDepth: 100 });
  if (!back.ok || JSON.stringify(back.value) !== plain)
    throw new Error('expected the same value back');
}
