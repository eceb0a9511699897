import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

const place = { workspace: '/home/me/project', cwd: '/home/me/project/sub', home: '/home/me' };

function verdictOf(command: string): string {
  const { decision, rule } = judgeCommand(command, { ...place, mode: 'yolo' });
  return `${decision} ${rule}`;
}

describe('git add', () => {
  it.each([
    ['git add ../../x', 'outside-workspace'],
    ['git add -- ../../x', 'outside-workspace'],
    ['git stage /etc/passwd', 'outside-workspace'],
    ['git add ":(top)../x"', 'outside-workspace'],
    ['git add :/../x', 'outside-workspace'],
    ['git add ../../*.ts', 'outside-workspace'],
    ['git add --pathspec-from-file=/etc/passwd', 'outside-workspace'],
    ['git add --pathspec-from-file ../../list', 'outside-workspace'],
    ['git --work-tree=/ add etc', 'outside-workspace'],
    ['git --git-dir /home/me/other/.git add a', 'outside-workspace'],
    ['git -C / add etc', 'outside-workspace'],
    ['git -C .. add ../x', 'outside-workspace'],
    ['git add .env', 'secret-file'],
    ['git add -f deploy/.env.production', 'secret-file'],
    ['git add ":(glob)**/.env"', 'secret-file'],
    ['git add ":(top,icase).ENV"', 'secret-file'],
    ['git add keys/id_rsa', 'secret-file'],
    ['git add .git/config', 'protected-path'],
    ['git add nested/.git/hooks/pre-commit', 'protected-path'],
    ['git add .GIT/config', 'protected-path'],
  ])('is denied in every mode: %s', (command, rule) => {
    expect(verdictOf(command)).toBe(`deny ${rule}`);
  });

  it.each([
    'git add ../x',
    'git add a.ts "with space.ts" -- -x.ts',
    'git add .',
    'git add -A',
    'git add -u :/',
    'git add . ":!.env"',
    'git add . ":(exclude)../../x"',
    'git add ":(glob)src/**/*.ts"',
    'git add .gitignore .github .env.example',
    'git add --pathspec-from-file=-',
    'git add --pathspec-from-file=list.txt',
    'git -C .. add src',
    'git add --chmod=+x run.sh',
  ])('is the question of every change otherwise: %s', (command) => {
    const { decision, rule } = judgeCommand(command, place);
    expect([decision, rule === 'secret-file' ? 'changes-repository' : rule]).toEqual([
      'ask',
      'changes-repository',
    ]);
    expect(verdictOf(command)).toMatch(/^allow /u);
  });
});
