import { readOptions, type GivenOption } from '../options/read-options.ts';
import type { OptionTable } from '../options/option-table.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { completePart } from './complete-part.ts';
import { joinTexts } from './unwrap-prefix.ts';
import { inputOf } from './unwrap-shell.ts';
import type { Unwrapper } from './unwrapper.ts';

const table: OptionTable = {
  flag: '-1 -2 -4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -V -v -X -x -Y -y',
  value: '-B -b -c -D -e -I -i -J -L -l -m -O -o -P -p -Q -R -S -W -w',
  read: '-F',
  write: '-E',
};

/** Reads what `ssh host` runs there as commands, and what its options run here; it always talks to another machine. */
export const unwrapRemote: Unwrapper = (name, invocation, scene) => {
  if (name !== 'ssh' && name !== 'autossh' && name !== 'slogin') return undefined;
  scene.ask('uses-network', `${name} runs commands on another machine.`, invocation.span);
  const before = readOptions(invocation.words.slice(1), table, { stopsAtOperand: true });
  // Options may stand behind the host, too.
  const after = readOptions(before.operands.slice(1), table, { stopsAtOperand: true });
  const options = [...before.options, ...after.options];
  for (const { role, value } of options)
    if (role === 'write') scene.write(literalText(value) ?? '', invocation.span);
  const remote = remoteText(after.operands);
  const isShell = after.operands.length === 0;
  if (isShell) scene.counts.executesInput += 1;
  const given = isShell ? inputOf(invocation) : [];
  const scripts = [
    ...options.flatMap(localCommand),
    ...(remote === undefined || isShell ? given : [remote]),
  ];
  return { scripts, asks: `${name} runs commands on another machine.` };
};

function remoteText(words: readonly WordValue[]): string | undefined {
  return joinTexts(words) ?? completePart(words[0]);
}

// `-o ProxyCommand=text` and its relatives are run by a shell of this machine.
function localCommand({ name, value }: GivenOption): readonly string[] {
  const text = name === '-o' ? (literalText(value) ?? '') : '';
  const [, command] =
    /^\s*(?:ProxyCommand|LocalCommand|KnownHostsCommand|RemoteCommand)\s*[=\s]\s*(\S[\s\S]*)$/iu.exec(
      text,
    ) ?? [];
  return command === undefined ? [] : [command];
}
