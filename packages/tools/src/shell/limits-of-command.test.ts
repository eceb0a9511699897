import { describe, expect, it } from 'vitest';
import { limitsOfCommand } from './limits-of-command.ts';

describe('limitsOfCommand', () => {
  it.each([
    ['npm test', 'test', 600, 600],
    ['npx vitest run --coverage', 'test', 600, 600],
    ['CI=1 timeout 900 cargo test -p x', 'test', 600, 600],
    ['pnpm --filter web run test:unit', 'test', 600, 600],
    ['sh -c "pytest -q"', 'test', 600, 600],
    ['python -m pytest tests', 'test', 600, 600],
    ['node --test', 'test', 600, 600],
    ['make -C sub -j 4', 'build', 600, 600],
    ['./gradlew assemble', 'build', 600, 600],
    ['yarn build', 'build', 600, 600],
    ['npm ci', 'install', 600, 600],
    ['yarn', 'install', 600, 600],
    ['uv pip install requests', 'install', 600, 600],
    ['npx eslint .', 'lint', 300, 300],
    ['for f in a b; do prettier --check $f; done', 'lint', 300, 300],
    ['pnpm lint:fix', 'lint', 300, 300],
    ['git status', 'git', 60, 60],
    ['cd sub && git -C x log --oneline | head -5', 'git', 60, 60],
    ['git -c a=b push origin main', 'git-network', 120, 120],
    ['git submodule update --init', 'git-network', 120, 120],
    ['git pull && npm ci', 'install', 600, 600],
    ['git status; sleep 300', 'other', 120, 600],
    ['eslint . && git diff', 'lint', 300, 300],
    ['./run.sh', 'other', 120, 600],
    ['echo hi', 'other', 120, 600],
    ['', 'other', 120, 600],
    ['echo "unfinished', 'other', 120, 600],
  ])('sees in %j %s, usually %i and at most %i seconds', (command, kind, usual, most) => {
    expect(limitsOfCommand(command)).toEqual({ kind, usual, most });
  });
});
