import type { LogLine } from '@selfware/observability';
import { findDirectories } from '../config/directories.ts';
import { UsageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { logLevels } from '../log/log-line-schema.ts';
import { readLog } from '../log/read-log.ts';
import { jsonLine } from '../render/json-lines.ts';
import type { Look } from '../render/look.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { openSealing } from '../sealing/open-sealing.ts';
import type { Command, CommandContext } from './command.ts';

/** `selfware logs`: what happened inside, of every run of this state directory, oldest first. */
export const showLogs: Command = async (context) => {
  const { host, json, look, flags } = context;
  const wanted = findWanted(context);
  const { state: stateDirectory } = findDirectories(host.environment);
  const sealing = await openSealing(host.environment);
  const lines = (await readLog({ stateDirectory, sealing })).filter(({ level }) =>
    wanted.levels.includes(level),
  );
  for (const line of lines.slice(-wanted.last))
    await host.stdout.write(json ? jsonLine(line) : renderLine(line, look));
  if (lines.length === 0 && !json && flags['quiet'] === undefined)
    await host.stderr.write(look.dim('Nothing is in the log.\n'));
  return exitCodes.done;
};

function findWanted({ flags }: CommandContext): {
  readonly levels: readonly LogLine['level'][];
  readonly last: number;
} {
  const { level, last = '200' } = flags;
  const count = Number(last);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new UsageError({
      message: `expected a whole number from 1 after --last, got ${String(last)}`,
    });
  const least = logLevels.findIndex((name) => name === level);
  return { levels: logLevels.slice(Math.max(0, least)), last: count };
}

function renderLine({ level, time, event, package: source, fields }: LogLine, look: Look): string {
  const told = neutraliseTerminalLine(`${source} ${event} ${JSON.stringify(fields)}`);
  const label = level.padEnd(5);
  const shown = level === 'error' ? look.red(label) : level === 'warn' ? look.yellow(label) : label;
  return `${look.dim(neutraliseTerminalLine(time))}  ${shown}  ${told}\n`;
}
