import { expect, it } from 'vitest';
import { judgeCommand } from '../../judge-command.ts';

it.each([
  'yq .a x.yml',
  "yq -r '.services[].image' docker-compose.yml",
  'yq \'.a | select(.b == "load(x)")\' x.yml',
  'yq -o=json . x.yml',
  "yq e '.a.b' x.yml",
  'yq eval-all . a.yml b.yml',
  'xq .a x.xml',
  'cat x.json | gron',
  'zgrep -n x a.gz',
  'zcat a.gz',
  'arch',
])('%s is allowed', (command) => {
  expect(judgeCommand(command).decision).toBe('allow');
});

it.each([
  'yq -i .a=1 x.yml',
  'yq .a=1 x.yml -i',
  'yq e .a=1 x.yml -i',
  'yq \'load("/etc/hosts")\' x.yml',
  'yq e \'load("x")\' x.yml',
  "yq '.a = strenv(TOKEN)' x.yml",
  "yq 'env(TOKEN)' x.yml",
  'yq \'system("x")\' x.yml',
  "yq '.a # load(x)' x.yml",
  'yq -s .a x.yml',
  'yq .env',
  'yq /etc/hosts',
  'yq e "$(cat q)" x.yml',
  'yq "$(cat q)" x.yml',
  'gron http://x.test',
  'zgrep x .env',
  'GREP=x zgrep x a.gz',
  'zless a.gz',
  'bzgrep x a.bz2',
  'xzgrep x a.xz',
  'ack x',
  'arch -x86_64 ls',
  'pushd src',
])('%s is asked for', (command) => {
  expect(judgeCommand(command).decision).toBe('ask');
});
