import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

const decide = (command: string): string => judgeCommand(command).decision;
const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

describe('programs of the system', () => {
  it.each([
    'systemctl status nginx',
    'systemctl --user list-units --no-pager',
    'apt list --installed',
    'apt-cache policy git',
    'dpkg -l',
    'dpkg -L git',
    'brew list',
    'rpm -qa',
    'pacman -Qi x',
    'snap list',
    'mount',
    'kill -l',
    'lsof -i :3000',
    'lsblk -f',
    'lsmod',
    'sysctl -a',
    'dmesg -T',
    'uptime',
    'timedatectl',
    'zpool list',
  ])('allows %s, which only tells', (command) => {
    expect(decide(command)).toBe('allow');
  });

  it.each([
    ['systemctl restart nginx', 'changes-system'],
    ['systemctl -H evil status', 'unknown-argument'],
    ['systemctl show-environment', 'reads-environment'],
    ['journalctl -u nginx', 'outside-workspace'],
    ['apt-get install -y vim', 'changes-system'],
    ['dpkg -i a.deb', 'changes-system'],
    ['dpkg -li a.deb', 'changes-system'],
    ['dpkg -l --pre-invoke=sh', 'runs-another'],
    ['rpm -qp http://x/a.rpm', 'uses-network'],
    ['mount /dev/sda1 /mnt', 'unknown-argument'],
    ['crontab -', 'changes-system'],
    ['crontab -l', 'outside-workspace'],
    ['kill 1234', 'changes-system'],
    ['kill 1234 --help', 'changes-system'],
    ['kill 1234 -l', 'changes-system'],
    ['kill x --queue 1234 --help', 'changes-system'],
    ['dmesg -C', 'destroys'],
    ['history -w PWN', 'writes'],
    ["history -s 'x'; history -a PWN", 'writes'],
    ['iptables -F', 'changes-system'],
    ['zfs destroy a', 'destroys'],
    ['btrfs subvolume delete a', 'destroys'],
    ['tmutil delete x', 'destroys'],
    ['timedatectl set-ntp true', 'unknown-argument'],
    ['pbpaste', 'reads-environment'],
    ['fuser -k 80/tcp', 'destroys'],
  ])('asks for %s by the rule %s', (command, rule) => {
    expect(decide(command)).toBe('ask');
    expect(rulesOf(command)).toContain(rule);
  });

  it.each([
    'systemctl reboot',
    'systemctl hibernate',
    'kill -9 -1',
    'kill -KILL -1',
    'kill -s KILL -- -1',
    'pkill -u root',
    'killall5',
    'zpool destroy tank',
    'cryptsetup luksFormat /dev/sda1',
    'mdadm --zero-superblock /dev/sda1',
    'diskutil eraseDisk JHFS+ x disk2',
    'vgremove vg',
  ])('denies %s', (command) => {
    expect(decide(command)).toBe('deny');
  });
});
