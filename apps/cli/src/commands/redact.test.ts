import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createInnerStage } from '../../test/support/run-in-process.ts';
import { jsonLines } from '../../test/support/selfware.ts';

// Put together here, so that no scanner takes this file for a leak.
const token = ['gh', 'p_', 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC1234'].join('');

describe('selfware redact', () => {
  it('passes standard input on without its secrets', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['redact']);
    host.type(`one\nkey: ${token.slice(0, 20)}`);
    host.type(`${token.slice(20)}\ntwo\n`);
    host.endInput();
    expect(await ended, host.err()).toBe(0);
    expect(host.out()).toMatch(/^one\nkey: \[REDACTED:[a-z-]+\]\ntwo\n$/u);
  });

  it('knows the key of the endpoint, and leaves a category out', async () => {
    await using stage = await createInnerStage();
    const environment = { SELFWARE_API_KEY: 'correct-horse-battery' };
    const { host, ended } = stage.here(['redact', '--only', 'pii'], { environment });
    host.type(`correct-horse-battery ${token}\n`);
    host.endInput();
    expect(await ended, host.err()).toBe(0);
    expect(host.out()).toBe(`[REDACTED:known-value] ${token}\n`);
  });

  it('keeps JSON valid and judges its keys', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['redact', '--json']);
    host.type(`{"text":"x ${token}","author":"me"}\n{"password":"a","n":5}\n`);
    host.endInput();
    expect(await ended, host.err()).toBe(0);
    const [first, second] = jsonLines(host.out());
    expect(first).toMatchObject({ author: 'me' });
    expect(JSON.stringify(first)).not.toContain(token);
    expect(second).toMatchObject({ n: 5 });
    expect(JSON.stringify(second)).not.toContain('"a"');
  });

  it('takes one document over many lines', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['redact', '--json']);
    host.type(JSON.stringify({ list: [1, 'x'] }, undefined, 2));
    host.endInput();
    expect(await ended).toBe(0);
    expect(host.out()).toBe(JSON.stringify({ list: [1, 'x'] }, undefined, 2));
  });

  it('redacts as text what is no JSON, says so, and keeps every other byte', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['redact', '--json']);
    host.type(`\ufeff{"a":1.50, "a":12345678901234567890}\nstarting with ${token}\n{"b":2}`);
    host.endInput();
    expect(await ended).toBe(0);
    expect(host.out()).toMatch(
      /^\ufeff\{"a":1\.50, "a":12345678901234567890\}\nstarting with \[REDACTED:[a-z-]+\]\n\{"b":2\}$/u,
    );
    expect(host.err()).toContain('a part that was no JSON');
  });

  it('takes files in order, and - for standard input', async () => {
    await using stage = await createInnerStage([], { 'a.log': `a ${token}\n`, 'b.log': 'b\n' });
    const { host, ended } = stage.here(['redact', 'a.log', '-', 'b.log']);
    host.type('between\n');
    host.endInput();
    expect(await ended, host.err()).toBe(0);
    expect(host.out()).toMatch(/^a \[REDACTED:[a-z-]+\]\nbetween\nb\n$/u);
  });

  it('gives nothing when one of the files is not there', async () => {
    await using stage = await createInnerStage([], { 'a.log': 'a\n' });
    for (const name of ['missing.log', '.']) {
      const { host, ended } = stage.here(['redact', 'a.log', name]);
      expect(await ended).toBe(2);
      expect(host.out()).toBe('');
      expect(host.err()).toContain('expected a file at');
    }
  });

  it('hides each line of a file of known values, and tells of those that are too short', async () => {
    await using stage = await createInnerStage([], { known: 'correct-horse\n\nabc\n' });
    const { host, ended } = stage.here(['redact', '--known-file', 'known']);
    host.type('correct-horse abc\n');
    host.endInput();
    expect(await ended, host.err()).toBe(0);
    expect(host.out()).toBe('[REDACTED:known-value] abc\n');
    expect(host.err()).toContain('1 of the lines');
  });

  it('hides the value of a variable, and refuses one that has none', async () => {
    await using stage = await createInnerStage();
    const environment = { BUILD_KEY: 'correct-horse-battery', SHORT_KEY: 'abc' };
    const args = (name: string): string[] => ['redact', '--known-env', name];
    const { host, ended } = stage.here(args('BUILD_KEY'), { environment });
    host.type('say correct-horse-battery\n');
    host.endInput();
    expect(await ended, host.err()).toBe(0);
    expect(host.out()).toBe('say [REDACTED:known-value]\n');
    for (const name of ['SHORT_KEY', 'NO_KEY']) {
      const refused = stage.here(args(name), { environment });
      expect(await refused.ended).toBe(2);
      expect(refused.host.err()).toContain(`characters in the variable ${name}, got `);
    }
  });

  it('names personal data, the same for the same in one run alone, and no secret', async () => {
    await using stage = await createInnerStage();
    const name = async (): Promise<string> => {
      const { host, ended } = stage.here(['redact', '--pseudonyms']);
      host.type(`ada@mail.selfware.dev ada@mail.selfware.dev ${token}\n`);
      host.endInput();
      expect(await ended, host.err()).toBe(0);
      const named = /^(\[EMAIL#[0-9a-f]+\]) \1 \[REDACTED:github-token\]\n$/u.exec(host.out());
      expect(named, host.out()).not.toBeNull();
      return named?.[1] ?? '';
    };
    expect(await name()).not.toBe(await name());
  });

  it('lists what it looks for', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['redact', '--list-rules', '--only', 'pii', '--json']);
    expect(await ended, host.err()).toBe(0);
    const rules = jsonLines(host.out());
    expect(rules).toContainEqual({
      id: 'email',
      category: 'pii',
      severity: expect.any(String) as string,
    });
    expect(rules.every(({ category }) => category === 'pii')).toBe(true);
    const all = stage.here(['redact', '--list-rules']);
    await all.ended;
    expect(all.host.out()).toContain('github-token');
  });

  it('refuses a category that is given twice, which would leave out the other', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['redact', '--only', 'secret', '--only', 'pii']);
    expect(await ended).toBe(2);
    expect(host.err()).toContain('once');
  });

  it('ends at an interrupt with what was read so far', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['redact']);
    host.type('begun\n');
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    host.interrupt();
    expect(await ended).toBe(130);
  });
});

describe('selfware check text', () => {
  it('tells what a text holds and where, without saying it', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['check', 'text', `fine\n  key ${token}`]);
    expect(await ended, host.err()).toBe(5);
    expect(host.out()).toMatch(/^secret [a-z-]+: line 2, column 7, 40 characters/u);
    expect(host.out()).not.toContain(token);
  });

  it('reads standard input, and gives findings as JSON', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['check', 'text', '-', '--json']);
    host.type(`${token}\n`);
    host.endInput();
    expect(await ended).toBe(5);
    expect(jsonLines(host.out())).toMatchObject([
      { findings: [{ category: 'secret', line: 1, column: 1, start: 0, end: 40 }] },
    ]);
  });

  it('says that a text is clean', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['check', 'text', 'nothing here']);
    expect(await ended).toBe(0);
    expect(host.out()).toContain('nothing was found');
  });

  it('looks into a file, and says so where a file was named as a text', async () => {
    await using stage = await createInnerStage([], { 'app.log': `x\n${token}\n` });
    const inside = stage.here(['check', 'text', '--file', 'app.log']);
    expect(await inside.ended, inside.host.err()).toBe(5);
    expect(inside.host.out()).toContain('line 2');
    const asText = stage.here(['check', 'text', 'app.log']);
    expect(await asText.ended).toBe(0);
    expect(asText.host.err()).toContain('--file app.log');
    const json = stage.here(['check', 'text', 'app.log', '--json']);
    await json.ended;
    expect(jsonLines(json.host.out())[0]).toMatchObject({ doubt: expect.any(String) as string });
  });

  it.each([[['--file', 'missing']], [['x', '--file', 'app.log']], [[]]])(
    'refuses %j',
    async (args) => {
      await using stage = await createInnerStage([], { 'app.log': 'x' });
      const { host, ended } = stage.here(['check', 'text', ...args]);
      expect(await ended).toBe(2);
      expect(host.err()).toContain('expected');
    },
  );

  it.each([
    ['utf16le', [0xff, 0xfe]],
    ['latin1', []],
  ] as const)('reads %s, or says that it did not', async (encoding, mark) => {
    await using stage = await createInnerStage();
    const text = encoding === 'latin1' ? 'caf\u00e9' : token;
    const bytes = Buffer.concat([Buffer.from(mark), Buffer.from(text, encoding)]);
    await writeFile(stage.files.resolve('work/input'), bytes);
    const { host, ended } = stage.here(['check', 'text', '--file', 'input']);
    expect(await ended).toBe(encoding === 'latin1' ? 0 : 5);
    expect(host.err().includes('no UTF-8')).toBe(encoding === 'latin1');
  });

  it('says of what is no text that it may not have been seen', async () => {
    await using stage = await createInnerStage([], { input: 'a\0b' });
    const { host, ended } = stage.here(['check', 'text', '--file', 'input']);
    expect(await ended).toBe(0);
    expect(host.err()).toContain('NUL');
  });

  it.each(['check text -', 'check command -', 'run -p -'])(
    'ends %s at an interrupt while it reads',
    async (line) => {
      await using stage = await createInnerStage();
      const { host, ended } = stage.here(line.split(' '));
      host.type('begun');
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      host.interrupt();
      expect(await ended).toBe(130);
    },
  );

  it('takes no category that there is not', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['check', 'text', 'x', '--only', 'all']);
    expect(await ended).toBe(2);
    expect(host.err()).toContain('secret, pii');
  });
});
