/** What the attempts in JavaScript stand in. */
export const nodeProberStart = `
const fs = require('node:fs'); const net = require('node:net'); const path = require('node:path');
const { spawnSync } = require('node:child_process');
const [text, perl] = process.argv.slice(1);
const g = JSON.parse(text);
class None extends Error {}
const none = (why) => { if (why) throw new None(why); };
const attempt = (act) => { try { return act(); } catch { return undefined; } };
const canWrite = (place) => attempt(() => (fs.accessSync(place, fs.constants.W_OK), true)) === true;
const opens = (file, flags = fs.constants.O_WRONLY) => attempt(() => (fs.closeSync(fs.openSync(file, flags | fs.constants.O_NONBLOCK)), file));
const isHost = () => attempt(() => fs.readFileSync('/proc/' + g.hostPid + '/stat', 'utf8').replace(/^.*\\) /s, '').split(' ')[19]) === g.hostStart;
const reaches = (where) => new Promise((resolve) => {
  const socket = attempt(() => net.connect(where));
  if (!socket) return resolve(undefined);
  const end = (seen) => { socket.destroy(); resolve(seen); };
  socket.on('connect', () => end(String(where.path ?? where.port)));
  socket.on('error', () => end(undefined));
  socket.setTimeout(500, () => end(undefined));
});
const reachesAny = async (places) => {
  for (const place of places) { const seen = await reaches({ path: place }); if (seen) return seen; }
  return none(places.length === 0 && 'no socket of that kind outside');
};
const tell = (name, outcome, why = '') => console.log(JSON.stringify({ name, outcome, why: String(why).slice(0, 200) }));
const run = async (name, act) => {
  try {
    const seen = await act();
    if (seen) tell(name, 'escaped', seen); else tell(name, 'held');
  } catch (error) {
    if (error instanceof None) tell(name, 'not-possible-here', error.message); else tell(name, 'held', error.code ?? error.message);
  }
};
(async () => {
`;

/** What ends it: the attempts in Perl, which alone can make raw system calls. */
export const nodeProberEnd = `
const words = [g.workspace, String(g.hostPid), g.hostStart];
const made = spawnSync('perl', ['-e', perl, ...words], { encoding: 'utf8', timeout: 10000 });
const seen = new Set();
for (const line of made.error ? [] : made.stdout.split('\\n').filter((one) => one !== '')) {
  const [name, outcome, why] = line.split('\\t'); seen.add(name); tell(name, outcome, why);
}
for (const name of g.calls) if (!seen.has(name)) tell(name, 'not-possible-here', 'perl is missing or ended early');
console.log('END');
})();
`;

/** What the attempts in Perl stand in. */
export const perlProberStart = `
use strict; use warnings; no warnings; $| = 1; my %g; @g{qw(workspace hostPid hostStart)} = @ARGV; $g{hostPid} += 0;
sub fails { my ($n, @a) = @_; my $r = syscall($n, @a); return $r == -1 ? $! + 0 : 0 }
sub none { die "NONE $_[0]\\n" }
sub host { open(my $f, '<', "/proc/$g{hostPid}/stat") or return 0; my $l = <$f>; $l =~ s/^.*\\) //s; return (split / /, $l)[19] eq $g{hostStart} }
sub child { my ($do) = @_; my $p = fork(); if (!$p) { exit($do->() ? 7 : 0) } waitpid($p, 0); return ($? >> 8) == 7 }
sub probe { my ($name, $do) = @_; my $r = eval { $do->() };
  if ($@ =~ /^NONE (.*)/) { print "$name\\tnot-possible-here\\t$1\\n" } else { print "$name\\t" . ($r ? 'escaped' : 'held') . "\\t\\n" } }
`;
