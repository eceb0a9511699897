import { describe, expect, it } from 'vitest';
import { parsePolicyCases, testPolicy } from './test-policy.ts';

const file = 'cases.yaml';

async function outcomes(text: string): Promise<readonly boolean[]> {
  const parsed = await parsePolicyCases(text, { file });
  if (!parsed.ok) throw parsed.failure;
  return parsed.value.map((one) => testPolicy(one, { programs: [{ name: 'ls' }] }).passed);
}

describe('testPolicy', () => {
  it('passes cases that are judged as they say, and no others', async () => {
    const text = `
- { command: ls, expect: allow }
- { argv: [ls, -l], expect: allow, rule: read-only, cwd: sub }
- { command: cat a, expect: ask, rule: unlisted-program }
- { command: cat a, expect: deny, mode: dont-ask }
- { command: ls, expect: deny }
- { command: cat a, expect: ask, rule: writes }
`;
    expect(await outcomes(text)).toEqual([true, true, true, true, false, false]);
  });
});

describe('parsePolicyCases', () => {
  it('remembers the line of each case', async () => {
    const parsed = await parsePolicyCases('[\n {"command":"ls","expect":"allow"}\n]', { file });
    expect(parsed).toMatchObject({ ok: true, value: [{ source: { file, line: 2 } }] });
  });

  it.each([
    ['- { expect: ask }', 1, 'either'],
    ['- { command: ls, argv: [ls], expect: ask }', 1, 'either'],
    ['- { command: ls }', 1, 'expect'],
    ['- { command: ls, expect: ask, x: 1 }', 1, 'known key'],
    ['command: ls', 1, 'array'],
    ['- {', 1, 'JSON or YAML'],
  ])('names the place of what is wrong in %j', async (text, line, words) => {
    const parsed = await parsePolicyCases(text, { file });
    if (parsed.ok) throw new Error('expected a failure');
    expect(parsed.failure.details).toMatchObject({ file, line });
    expect(parsed.failure.message).toContain(words);
  });
});
