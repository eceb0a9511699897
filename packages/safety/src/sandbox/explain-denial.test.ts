import type { BoundedOutput, ProgramOutcome } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { explainDenial } from './explain-denial.ts';

const output = (text: string): BoundedOutput => ({
  head: Buffer.from(text),
  tail: new Uint8Array(),
  totalBytes: text.length,
  totalLines: 1,
  text: () => text,
});

const ended = (stderr: string, more: Partial<ProgramOutcome> = {}): ProgramOutcome => ({
  status: 'exited',
  exitCode: 1,
  stdout: output(''),
  stderr: output(stderr),
  durationMs: 1,
  survivors: 0,
  outputIncomplete: false,
  containment: 'guard',
  notices: [],
  ...more,
});

const closed = { writable: ['/work'], hosts: [] };

describe('explainDenial', () => {
  it.each([
    ["touch: cannot touch '/etc/x': Read-only file system", 'it may write /work and /tmp'],
    ["Error: EROFS: read-only file system, open '/etc/x'", 'it may write /work and /tmp'],
    ['curl: (6) Could not resolve host: example.com', 'of which there is none'],
    ['getaddrinfo EAI_AGAIN registry.example', 'of which there is none'],
    ['curl: (56) CONNECT tunnel failed, response 403', 'of which there is none'],
    ['AbortError: Proxy response (403) !== 200 when HTTP Tunneling', 'of which there is none'],
    ['OSError: Tunnel connection failed: 403 Forbidden', 'of which there is none'],
    ['dial unix /var/run/docker.sock: socket: operation not permitted', 'a container engine'],
    ["gpg-agent[4]: can't create socket: Operation not permitted", 'only connected pairs'],
    ['Error: listen EPERM: operation not permitted 127.0.0.1:3000', 'only connected pairs'],
    ['bash: fork: retry: Resource temporarily unavailable', 'more processes and threads'],
    ["dd: error writing '/tmp/x': No space left on device", '/tmp, which is small'],
    ['mount: /mnt: permission denied. Operation not permitted', 'not permitted in here'],
  ])('tells what %j comes from', (stderr, words) => {
    expect(explainDenial(ended(stderr), closed)).toContain(words);
  });

  it('names the hosts where there are some', () => {
    const reach = { writable: [], hosts: ['a.example'] };
    const stderr = 'selfware: "b.example" is not among the hosts (host-not-listed)';
    expect(explainDenial(ended(stderr), reach)).toContain('can be reached: a.example');
  });

  it.each([
    ['host-not-listed', 'not among the listed hosts: a.example'],
    ['address-refused', 'the host is listed, but its address is private'],
    ['malformed', 'no place that a request can go to'],
  ] as const)('tells why the proxy refused by %s', (rule, words) => {
    const refusals = [{ host: 'b.example', port: 443, rule }];
    const reach = { writable: [], hosts: ['a.example'], refusals };
    const said = explainDenial(ended('curl: (56) CONNECT tunnel failed, response 403'), reach);
    expect(said).toContain(words);
    expect(said).toContain('"b.example" at port 443');
  });

  it.each([
    ["touch: cannot touch '.git/hooks/x': Read-only file system", '/work/.git/hooks is protected'],
    ['sh: 1: cannot create .git/hooks/pre-commit: Directory nonexistent', '/work/.git/hooks is'],
    ['fatal: could not create /work/.git/refs: Read-only file system', '/work/.git is protected'],
    ['mkdir: cannot create directory ‘.vscode/x’: Read-only file system', '/work/.vscode is'],
    ["mv: cannot move 'sub/.git/config': Device or resource busy", '/work/sub/.git/config is'],
  ])('names the protected path of %j', (stderr, words) => {
    const names = ['.git/config', '.git/hooks', '.vscode', 'sub/.git/config'];
    const covered = names.map((name) => `/work/${name}`);
    expect(explainDenial(ended(stderr), { ...closed, covered })).toContain(words);
  });

  it('leaves a missing file alone that is not protected', () => {
    const stderr = 'cat: src/x.git/hooks-old: No such file or directory';
    const covered = ['/work/.git/hooks'];
    expect(explainDenial(ended(stderr), { ...closed, covered })).toBeUndefined();
  });

  it('knows the signal of a refused system call', () => {
    const killed = ended('', { status: 'signalled', signal: 'SIGSYS' });
    expect(explainDenial(killed, closed)).toContain('system call');
  });

  it('says nothing of what ended well or failed by itself', () => {
    expect(explainDenial(ended('Read-only file system', { exitCode: 0 }), closed)).toBeUndefined();
    expect(explainDenial(ended('AssertionError: 1 != 2'), closed)).toBeUndefined();
  });
});
