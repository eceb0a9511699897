import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

const scripts = {
  test: 'rm -rf /',
  lint: 'ls',
  clean: 'rm',
  prebuild: 'rm -rf ~',
  build: 'tsc',
  here: 'rm -rf .',
};
const judge = (command: string, facts = {}) =>
  judgeCommand(command, { workspace: '/ws', home: '/home/u', facts: { scripts, ...facts } });

describe('unwrapPackageScript', () => {
  it.each([
    'npm test',
    'npm t',
    'npm run test -- x',
    'npm run build',
    'npm run clean -- -rf /',
    'yarn clean -- -rf /',
    'pnpm t',
    'npm --not-known t',
    "sh -c 'npm test'",
    '/usr/bin/npm test',
    'npm run here',
  ])('denies %j, whose text is denied', (command) => {
    expect(judge(command).decision).toBe('deny');
  });

  it.each([
    'npm run lint',
    'npm run missing',
    'npm run $x',
    'npm run lint $x',
    "npm run lint -- it\\'s",
    'npm -w a run test',
    'npm --prefix sub run test',
    'pnpm --filter a run test',
    'pnpm run -r test',
    'yarn --cwd sub test',
    'npm $x',
    'npm',
    'npm restart',
  ])('asks for %j, whose text is harmless or not known', (command) => {
    expect(judge(command).decision).toBe('ask');
  });

  it('reads the scripts around installing and publishing', () => {
    for (const command of ['npm install', 'npm ci', 'yarn', 'pnpm i', 'bun install'])
      expect(judge(command, { scripts: { postinstall: 'rm -rf /' } }).decision).toBe('deny');
    expect(judge('npm publish', { scripts: { prepack: 'rm -rf /' } }).decision).toBe('deny');
    expect(judge('npm ls', { scripts: { postinstall: 'rm -rf /' } }).decision).toBe('allow');
  });

  it('judges a script in the directory of its package', () => {
    const options = { workspace: '/ws', home: '/home/u', cwd: '/ws/a/b' };
    const facts = { scripts: { up: 'rm -rf ../../etc' }, scriptsDirectory: '/ws' };
    expect(judgeCommand('npm run up', { ...options, facts }).decision).toBe('deny');
    expect(judgeCommand('npm --prefix /ws run up', { ...options, facts }).decision).toBe('deny');
  });

  it('asks and ends where scripts run themselves', () => {
    const loop = { loop: 'npm run loop -- x; npm run loop -- y', same: 'npm run same' };
    expect(judge('npm run loop', { scripts: loop }).decision).not.toBe('allow');
    expect(judge('npm run same', { scripts: loop }).decision).toBe('ask');
  });

  it('asks where no texts are known', () => {
    const { decision } = judgeCommand('npm test', { workspace: '/ws' });
    expect(decision).toBe('ask');
  });
});
