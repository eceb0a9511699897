import { describe, expect, it } from 'vitest';
import { judgeCommand } from './judge-command.ts';

const source = { file: 'p.yaml', line: 3 };
const policy = { programs: [{ name: 'npm', allow: [['run', 'build']], source }] };

describe('answerFinding', () => {
  it('lets the policy answer what its program asks, and says where it stands', () => {
    expect(judgeCommand('npm run build', { policy })).toMatchObject({
      decision: 'allow',
      by: 'policy',
      source,
    });
  });

  it.each(['npm run build > a', 'npm run build $X', 'npm run other', 'X=1; npm run build | sh'])(
    'lets it answer nothing else in %s',
    (text) => {
      expect(judgeCommand(text, { policy }).decision).not.toBe('allow');
    },
  );

  it('lets nobody answer for a program of the workspace', () => {
    const facts = { programs: { npm: '/workspace/project/npm' } };
    expect(judgeCommand('npm run build', { policy, facts }).decision).toBe('ask');
  });

  it('lets the mode answer what it lifts', () => {
    const { decision, by } = judgeCommand('touch a', { mode: 'accept-edits' });
    expect([decision, by]).toEqual(['allow', 'mode']);
  });

  it('makes a deny of every question for a server, and of the network where the policy says so', () => {
    expect(judgeCommand('touch a', { policy: { preset: 'server' } }).decision).toBe('deny');
    expect(judgeCommand('touch a', { policy: { unlisted: 'deny' } }).decision).toBe('deny');
    expect(judgeCommand('curl x', { policy: { network: 'deny' }, mode: 'yolo' }).decision).toBe(
      'deny',
    );
    expect(judgeCommand('ls', { policy: { preset: 'server' } }).decision).toBe('allow');
  });
});
