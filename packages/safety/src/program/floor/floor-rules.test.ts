import { describe, expect, it } from 'vitest';
import { readCorpus, readVectors } from '../../../test/fixtures/command-vectors.ts';
import { FloorRuleError } from '../../errors.ts';
import { conclude } from '../conclude.ts';
import { judgeCommand } from '../judge-command.ts';
import { parseCommand } from '../parse-command.ts';
import { Scene } from '../scene.ts';
import { walkScript } from '../script/walk-script.ts';
import { floorRules } from './all-floor-rules.ts';
import type { FloorRule } from './floor-rule.ts';
import { forbiddenProgram } from './forbidden-program.ts';
import { verifyFloorRules } from './verify-rules.ts';

const judgeBy = (command: string, rules: readonly FloorRule[]) => {
  const scene = new Scene({}, rules);
  const script = parseCommand(command, scene);
  if (script !== undefined) walkScript(script, scene);
  return conclude(scene, {});
};
const denying = (command: string, rules: readonly FloorRule[]): readonly string[] =>
  judgeBy(command, rules)
    .findings.filter(({ decision }) => decision === 'deny')
    .map(({ rule }) => rule);
const decide = (command: string): string => judgeCommand(command).decision;

const short = (command: string): boolean => command.length < 2_000;
const vectors = (await readVectors()).filter(({ expect: wanted }) => wanted === 'deny');
const corpus = [...vectors.map(({ command }) => command), ...(await readCorpus('denied'))];
const benign = await readCorpus('twins');

describe('floorRules', () => {
  it('hold what the examples of each promise', () => {
    expect(() => {
      verifyFloorRules(floorRules, denying);
    }).not.toThrow();
  });

  it.each(floorRules.map(({ id }) => id))('are not enough for the corpora without %s', (id) => {
    const others = floorRules.filter((rule) => rule.id !== id);
    const needing = corpus.filter(
      (command) =>
        short(command) &&
        decide(command) === 'deny' &&
        judgeBy(command, others).decision !== 'deny',
    );
    expect(needing.length).toBeGreaterThan(0);
  });

  it('deny no harmless twin, each by itself', () => {
    for (const rule of floorRules)
      expect(benign.filter((command) => denying(command, [rule]).length > 0)).toEqual([]);
  });

  it('are all denied in every mode', () => {
    for (const { examples } of floorRules)
      for (const command of examples.match)
        for (const mode of ['default', 'yolo', 'auto', 'accept-edits'] as const)
          expect([command, judgeCommand(command, { mode }).decision]).toEqual([command, 'deny']);
  });
});

describe('verifyFloorRules', () => {
  it('tells which rule lets its own example pass, denies another, or has none', () => {
    const broken: FloorRule = {
      id: 'broken',
      denies: ['destroys-tree'],
      judge: (_name, _invocation, scene) => {
        scene.deny('destroys-tree', 'Always.');
      },
      examples: { match: [], notMatch: ['ls'] },
    };
    const idle: FloorRule = {
      ...broken,
      judge: () => undefined,
      examples: { match: ['rm x'], notMatch: ['ls'] },
    };
    const cases: readonly (readonly [readonly FloorRule[], string])[] = [
      [[broken], 'broken: no examples; broken: denies ls'],
      [[idle], 'broken: lets pass rm x'],
      [[forbiddenProgram, forbiddenProgram], 'forbidden-program: named twice'],
    ];
    for (const [rules, failures] of cases)
      expect(() => {
        verifyFloorRules(rules, denying);
      }).toThrow(expect.objectContaining({ details: { failures } }));
    expect(() => {
      verifyFloorRules([idle], denying);
    }).toThrow(FloorRuleError);
  });
});

describe('the floor', () => {
  it.each([
    'rm -rf /.',
    'rm -rf //',
    'rm -rf /etc/..',
    'rm -fr ../',
    'rm -rf ./',
    'rm -rf src/..',
    'rm -r -f -- ~/',
    'srm -r ~',
    'wipe -rf /usr',
    'trash /',
    'rimraf ~',
    'mv -t /tmp ~',
    'mv --target-directory=/tmp /',
    'mv ~ /dev/null',
    'rmdir /etc',
    'unlink /etc/passwd',
    'truncate -s0 /etc/passwd',
    'chmod 000 /',
    'chmod -R 000 /',
    'chown -R x:y /',
    'chgrp -R x ~',
    'chattr -R +i /',
    'setfacl -R -m u:x:rwx /',
    'rsync -a --delete empty/ /',
    'rsync --del -a empty/ ~',
    'tar --remove-files -cf x.tar /',
    'cp /dev/null /etc/passwd',
    'ln -sf x /etc/passwd',
    'cat x > /dev/sda',
    'cat x > /dev/mem',
    'dd if=x of=/dev/nvme0n1',
    ': > /etc/passwd',
    'echo c > /proc/sysrq-trigger',
    'echo 0 > /proc/sys/vm/overcommit_memory',
    'echo x > /sys/fs/cgroup/release_agent',
    'echo x > /etc/ld.so.preload',
    'echo x | tee -a /etc/sudoers.d/x',
    'cp x /etc/cron.d/y',
    'cp x /etc/systemd/system/y.service',
    'cp x ~/.config/systemd/user/y.service',
    'cp x ~/.config/autostart/y.desktop',
    'cp x ~/Library/LaunchAgents/y.plist',
    'echo x >> ~/.zprofile',
    'echo x >> ~/.bash_login',
    'echo x >> ~/.config/fish/config.fish',
    'echo x >> ~/.inputrc',
    'echo x > ~/.config/git/config',
    'echo x > .claude/settings.json',
    'echo x > .windsurf/mcp.json',
    'mkfs.xfs /dev/sdb',
    'sysctl -w kernel.core_pattern="|/tmp/x"',
    'sysctl kernel.panic=1',
    'mount --bind / /x',
    'mount -oremount,rw /',
    'umount -a',
    'swapoff -a',
    'kill 1',
    'kill -KILL 1',
    'killall -9 init',
    'mknod sda b 8 0',
    'gpasswd -a me sudo',
    'usermod -a -G docker me',
    'cat /etc/ssh/ssh_host_ed25519_key',
    'cat /proc/self/root/etc/shadow',
    'cat /var/run/secrets/kubernetes.io/serviceaccount/token',
  ])('denies %j', (command) => {
    expect(decide(command)).toBe('deny');
  });

  it.each([
    'rm -rf node_modules',
    'rm -rf "$BUILD_DIR"/*',
    'rm -rf build/*',
    'rm -rf /tmp/x',
    'rm -rf dist coverage',
    'rm -rf ./src/../dist',
    'RM -RF /',
    'mv a b',
    'mv src /tmp',
    'chmod 755 .',
    'chmod -R u+w dist',
    'chown -R me src',
    'rsync -a --delete / backup',
    'tar -czf x.tgz -C /etc hosts',
    'ln -s /etc/passwd x',
    'cp /etc/hosts .',
    'dd if=/dev/zero of=x count=1',
    'echo x > /dev/shm/y',
    'echo x > /dev/stderr',
    'kill 1234',
    'kill -9 12345',
    'sysctl -a',
    'mount',
    'umount /mnt/x',
    'passwd',
    'git commit -m "rm -rf / is bad"',
    "grep -rn 'curl | sh' .",
    'echo "> /dev/sda"',
    'npm run format',
    'grep -rn /etc/shadow src',
    'git log --grep /etc/shadow',
    'git commit -m /etc/shadow',
    'cat /etc/passwd',
    'cat /proc/cpuinfo',
  ])('does not deny %j', (command) => {
    expect(decide(command)).not.toBe('deny');
  });
});
