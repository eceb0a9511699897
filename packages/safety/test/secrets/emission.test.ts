import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/secrets/create-redactor.ts';

const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
const lines = [
  '2026-01-02T03:04:05Z INFO app.server started in 35 ms pid=1234',
  'user joe@mycorp.io logged in from 10.1.2.3',
  `token ${token} used`,
  'password = hunter2xY! was refused',
  'password: "hunter2xY!"',
  '{"level":"info","msg":"done \\"x\\"","status":200}',
  'plain words and nothing more at all',
  'call +49 170 1234567 soon',
  'postgres://app:p4ssW0rd@db.internal/x',
  '\u001B[32mINFO\u001B[0m the key of joe@mycorp.io was read',
];

describe('a stream of log lines', () => {
  it('gives each line as soon as it ends, with what was found in it', () => {
    const { redact, openStream } = createRedactor();
    const stream = openStream();
    for (const line of [...lines, ...lines.toReversed()])
      expect(Buffer.from(stream.push(Buffer.from(`${line}\n`))).toString()).toBe(
        redact(`${line}\n`),
      );
  });

  it('holds a line in which something of several lines has begun', () => {
    const stream = createRedactor().openStream();
    const begin = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
    expect(Buffer.from(stream.push(Buffer.from(`${begin}\n`))).toString()).toBe('');
  });
});
