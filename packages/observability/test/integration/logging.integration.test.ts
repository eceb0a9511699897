import { channel } from 'node:diagnostics_channel';
import { chmod, readdir, stat, symlink } from 'node:fs/promises';
import type { JsonValue } from '@selfware/contracts';
import { createFakeClock, createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { InvalidLoggingOptionsError, startLogging, type LogLine } from '../../src/index.ts';

const asIs = (value: JsonValue): JsonValue => value;
const at = Date.UTC(2026, 10, 20, 12);
const callEnd = channel('selfware:tools:call-end');
const programStart = channel('selfware:process-supervisor:program-start');

const example = {
  at,
  tool: 'read_file',
  callId: 'c1',
  status: 'done',
  durationMs: 3,
  outputBytes: 9,
};

function readLines(text: string): readonly LogLine[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);
}

describe('startLogging', () => {
  it('writes level, time, event, package and fields of an event, and nothing else', async () => {
    await using workspace = await createTemporaryWorkspace();
    const logging = startLogging({ directory: workspace.resolve('logs'), redact: asIs });
    callEnd.publish(example);
    expect(await logging.close()).toEqual({ written: 1, dropped: 0 });
    expect(await workspace.read('logs/selfware.log')).toBe(
      '{"level":"info","time":"2026-11-20T12:00:00.000Z","event":"call-end","package":"tools",' +
        '"fields":{"tool":"read_file","callId":"c1","status":"done","durationMs":3,"outputBytes":9}}\n',
    );
  });

  it('writes what the logger is told, with the level it is told at', async () => {
    await using workspace = await createTemporaryWorkspace();
    const clock = createFakeClock(at);
    const logging = startLogging({
      directory: workspace.path,
      redact: asIs,
      level: 'debug',
      clock,
    });
    const { logger } = logging;
    logger.debug('one');
    logger.info('two', { count: 2 });
    logger.warn('three', { message: 'not this' });
    logger.error('four', { error: new Error('no') });
    await logging.close();
    const lines = readLines(await workspace.read('selfware.log'));
    expect(lines.map(({ level, fields }) => ({ level, fields }))).toEqual([
      { level: 'debug', fields: { message: 'one' } },
      { level: 'info', fields: { count: 2, message: 'two' } },
      { level: 'warn', fields: { message: 'three' } },
      { level: 'error', fields: { error: { name: 'Error', message: 'no' }, message: 'four' } },
    ]);
    expect(lines[0]).toMatchObject({
      time: '2026-11-20T12:00:00.000Z',
      event: 'note',
      package: 'selfware',
    });
  });

  it('leaves out what is below its level', async () => {
    await using workspace = await createTemporaryWorkspace();
    const logging = startLogging({ directory: workspace.path, redact: asIs, level: 'warn' });
    callEnd.publish(example);
    programStart.publish({ at });
    logging.logger.info('no');
    logging.logger.error('yes');
    expect(await logging.close()).toEqual({ written: 1, dropped: 0 });
  });

  it('writes nothing that the redactor did not give back', async () => {
    await using workspace = await createTemporaryWorkspace();
    const redact = (value: JsonValue): JsonValue =>
      JSON.parse(JSON.stringify(value).replaceAll('hunter2', '[REDACTED]')) as JsonValue;
    const logging = startLogging({ directory: workspace.path, redact });
    callEnd.publish({ ...example, tool: 'hunter2', extra: { hunter2: ['hunter2'] } });
    logging.logger.warn('hunter2', { key: 'hunter2' });
    await logging.close();
    const text = await workspace.read('selfware.log');
    expect(text).not.toContain('hunter2');
    expect(text.split('[REDACTED]')).toHaveLength(6);
  });

  it('drops and counts a line that cannot be redacted', async () => {
    await using workspace = await createTemporaryWorkspace();
    const redact = (): JsonValue => {
      throw new Error('no');
    };
    const logging = startLogging({ directory: workspace.path, redact });
    callEnd.publish(example);
    expect(await logging.close()).toEqual({ written: 0, dropped: 1 });
    expect(await workspace.read('selfware.log')).toBe('');
  });

  it('writes one line for each message, whatever the message is', async () => {
    await using workspace = await createTemporaryWorkspace();
    const logging = startLogging({ directory: workspace.path, redact: asIs });
    const cycle: Record<string, unknown> = { at: 'never' };
    cycle['self'] = cycle;
    const hostile = [
      cycle,
      undefined,
      'text',
      [1n],
      { at: 1e300, text: 'a\nb\u2028c\u0085d\u001b[2J' },
    ];
    for (const message of hostile) callEnd.publish(message);
    expect(await logging.close()).toEqual({ written: 5, dropped: 0 });
    const text = await workspace.read('selfware.log');
    expect(text.split(/[\n\r\u2028\u2029\u0085]/)).toHaveLength(6);
    expect(readLines(text).at(-1)?.fields).toEqual({ text: 'a\nb\u2028c\u0085d\u001b[2J' });
  });

  it('keeps files for their owner alone, and below their size and number', async () => {
    await using workspace = await createTemporaryWorkspace({ 'logs/selfware.log': 'old\n' });
    await chmod(workspace.resolve('logs/selfware.log'), 0o644);
    const directory = workspace.resolve('logs');
    const logging = startLogging({ directory, redact: asIs, maxBytes: 70_000, maxFiles: 3 });
    for (let count = 0; count < 300; count += 1) logging.logger.info('a'.repeat(1_990));
    expect(await logging.close()).toEqual({ written: 300, dropped: 0 });
    const names = (await readdir(directory)).sort();
    expect(names).toEqual(['selfware.log', 'selfware.log.1', 'selfware.log.2']);
    for (const name of names) {
      const { size, mode } = await stat(workspace.resolve('logs', name));
      expect(size).toBeLessThanOrEqual(70_000);
      expect(mode & 0o777).toBe(0o600);
    }
  });

  it('creates its directory for its owner alone', async () => {
    await using workspace = await createTemporaryWorkspace();
    const logging = startLogging({ directory: workspace.resolve('a/logs'), redact: asIs });
    callEnd.publish(example);
    await logging.close();
    expect((await stat(workspace.resolve('a/logs'))).mode & 0o777).toBe(0o700);
  });

  it('does not disturb the work when its file cannot be written, and tells so at the end', async () => {
    await using workspace = await createTemporaryWorkspace({ file: 'not a directory' });
    const clock = createFakeClock();
    const logging = startLogging({
      directory: workspace.resolve('file/logs'),
      redact: asIs,
      clock,
    });
    callEnd.publish(example);
    await clock.advance(200);
    callEnd.publish(example);
    const report = await logging.close();
    expect(report).toMatchObject({ written: 0, failure: 'ENOTDIR' });
    expect(report.dropped).toBe(2);
    expect(await logging.close()).toBe(report);
  });

  it('counts what is lost when the file fails later', async () => {
    await using workspace = await createTemporaryWorkspace({ 'selfware.log.1/full': '' });
    const logging = startLogging({ directory: workspace.path, redact: asIs, maxBytes: 65_536 });
    for (let count = 0; count < 100; count += 1) logging.logger.info('a'.repeat(1_000));
    const { written, dropped, failure } = await logging.close();
    expect(written + dropped).toBe(100);
    expect(dropped).toBeGreaterThan(0);
    expect(failure).toMatch(/^E/);
  });

  it('does not write through a link', async () => {
    await using workspace = await createTemporaryWorkspace({ target: 'untouched' });
    await symlink(workspace.resolve('target'), workspace.resolve('selfware.log'));
    const logging = startLogging({ directory: workspace.path, redact: asIs });
    callEnd.publish(example);
    const failure = 'expected the log to be a regular file';
    expect(await logging.close()).toEqual({ written: 0, dropped: 1, failure });
    expect(await workspace.read('target')).toBe('untouched');
  });

  it('drops a line that is longer than a file may hold', async () => {
    await using workspace = await createTemporaryWorkspace();
    const logging = startLogging({ directory: workspace.path, redact: asIs });
    callEnd.publish({ at, long: Array.from({ length: 100 }, () => 'a'.repeat(2_000)) });
    expect(await logging.close()).toEqual({ written: 0, dropped: 1 });
  });

  it('keeps at most 10,000 lines while the file is not open', async () => {
    await using workspace = await createTemporaryWorkspace();
    const clock = createFakeClock();
    const logging = startLogging({ directory: workspace.path, redact: asIs, clock });
    for (let count = 0; count < 10_001; count += 1) callEnd.publish(example);
    expect(await logging.close()).toEqual({ written: 10_000, dropped: 1 });
  });

  it('touches no disk when nothing happens, and nothing after it was closed', async () => {
    await using workspace = await createTemporaryWorkspace();
    const logging = startLogging({ directory: workspace.resolve('logs'), redact: asIs });
    expect(await logging.close()).toEqual({ written: 0, dropped: 0 });
    callEnd.publish(example);
    expect(await readdir(workspace.path)).toEqual([]);
  });

  it('refuses sizes and numbers that it cannot keep', () => {
    const start = (wrong: { maxBytes?: number; maxFiles?: number }) => () =>
      startLogging({ directory: '/nowhere', redact: asIs, ...wrong });
    expect(start({ maxBytes: 1 })).toThrow(InvalidLoggingOptionsError);
    expect(start({ maxBytes: NaN })).toThrow(InvalidLoggingOptionsError);
    expect(start({ maxFiles: 1 })).toThrow(
      'startLogging expects maxFiles to be a whole number from 2 to 100, got 1',
    );
  });
});
