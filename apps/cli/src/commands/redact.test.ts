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
    expect(host.out()).toBe('{"list":[1,"x"]}\n');
  });

  it('names the line that is no JSON', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['redact', '--json']);
    host.type('{"a":1}\nnot json\n');
    host.endInput();
    expect(await ended).toBe(2);
    expect(host.err()).toContain('line 2');
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

  it('takes no category that there is not', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['check', 'text', 'x', '--only', 'all']);
    expect(await ended).toBe(2);
    expect(host.err()).toContain('secret, pii');
  });
});
