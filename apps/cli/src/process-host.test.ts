import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProcessHost } from './process-host.ts';

class SlowStream extends Writable {
  readonly written: string[] = [];
  #release: (() => void) | undefined;

  constructor() {
    super({ highWaterMark: 4 });
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.written.push(chunk.toString());
    this.#release = done;
  }

  release(): void {
    const done = this.#release;
    this.#release = undefined;
    done?.();
  }
}

function createFakeProcess() {
  const stdout = new SlowStream();
  const fake = Object.assign(new EventEmitter(), {
    argv: ['node', 'selfware', 'run'],
    env: { A: '1' },
    cwd: () => '/here',
    stdin: process.stdin,
    stdout,
    stderr: new SlowStream(),
    execPath: '/node',
    versions: { node: '24.0.0' },
  });
  return { fake: fake as never, emitter: fake as EventEmitter, stdout };
}

describe('createProcessHost', () => {
  it('tells of the process', () => {
    const { fake } = createFakeProcess();
    const { host } = createProcessHost(fake, () => undefined);
    expect(host).toMatchObject({ args: ['run'], cwd: '/here', environment: { A: '1' } });
    expect(host.node).toEqual({ path: '/node', version: '24.0.0' });
    expect(host.stdin).toBe(process.stdin);
  });

  it('starts in a directory that was removed', () => {
    const { emitter } = createFakeProcess();
    const gone = Object.assign(emitter, {
      env: { PWD: '/gone' },
      cwd: () => {
        throw new Error('ENOENT: uv_cwd');
      },
    });
    const { host } = createProcessHost(gone as never, () => undefined);
    expect(host.cwd).toBe('/gone');
  });

  it('tells which signal came', () => {
    const { fake, emitter } = createFakeProcess();
    const { host, lastInterrupt } = createProcessHost(fake, () => undefined);
    const seen: string[] = [];
    const stop = host.interrupts.listen((interrupt) => seen.push(interrupt));
    emitter.emit('SIGINT');
    emitter.emit('SIGTERM');
    stop();
    emitter.emit('SIGHUP');
    expect(seen).toEqual(['interrupt', 'terminate']);
    expect(lastInterrupt()).toBe('terminate');
  });

  it('loses patience at the third Ctrl-C', () => {
    const { fake, emitter } = createFakeProcess();
    let impatient = 0;
    createProcessHost(fake, () => (impatient += 1));
    emitter.emit('SIGINT');
    emitter.emit('SIGINT');
    expect(impatient).toBe(0);
    emitter.emit('SIGINT');
    expect(impatient).toBe(1);
  });

  it('makes the writer wait for a slow reader, and waits for the rest at the end', async () => {
    const { fake, stdout } = createFakeProcess();
    const { host, flushed } = createProcessHost(fake, () => undefined);
    expect(host.stdout.write('')).toBeUndefined();
    expect(host.stdout.write('abc')).toBeUndefined();
    const waiting = host.stdout.write('more than fits');
    expect(waiting).toBeInstanceOf(Promise);
    stdout.release();
    stdout.release();
    await waiting;
    void host.stdout.write('xy');
    const done = flushed();
    stdout.release();
    stdout.release();
    await done;
    expect(stdout.written.join('')).toBe('abcmore than fitsxy');
  });

  it('ends the work when nobody reads any more', async () => {
    const { fake, stdout } = createFakeProcess();
    const { host, lastInterrupt, flushed } = createProcessHost(fake, () => undefined);
    void host.stdout.write('abc');
    const waiting = host.stdout.write('more than fits');
    stdout.destroy(new Error('EPIPE'));
    await waiting;
    expect(lastInterrupt()).toBe('terminate');
    expect(host.stdout.write('x')).toBeUndefined();
    await flushed();
  });
});
