import { describe, expect, it } from 'vitest';
import { writeSystemPrompt } from './system-prompt.ts';

describe('writeSystemPrompt', () => {
  it('is at most 1,200 bytes without instructions', () => {
    const verification = { command: 'npm test', maxAttempts: 3 };
    const prompt = writeSystemPrompt({ workspace: '/home/user/projects/app', verification });
    expect(Buffer.byteLength(prompt)).toBeLessThanOrEqual(1_200);
  });

  it('names the workspace, the verification and the instructions, in this order', () => {
    const verification = { command: 'npm test', maxAttempts: 3 };
    const prompt = writeSystemPrompt({ workspace: '/w', verification, instructions: 'Use tabs.' });
    expect(prompt).toMatch(/Workspace: \/w\..*\n.*`npm test`.*\n.*\nUse tabs\.$/);
  });

  it('tells where programs run before how the work is verified', () => {
    const verification = { command: 'npm test', maxAttempts: 3 };
    const surroundings = 'Commands run in a sandbox.';
    const prompt = writeSystemPrompt({ workspace: '/w', surroundings, verification });
    expect(prompt).toMatch(/Workspace: \/w\..*\nCommands run in a sandbox\.\n.*`npm test`/);
  });

  it('says nothing of a verification or of instructions that are not there', () => {
    expect(writeSystemPrompt({ workspace: '/w' })).not.toMatch(/passes|Instructions/);
  });
});
