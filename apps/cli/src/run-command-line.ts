import { SelfwareError } from '@selfware/contracts';
import { parseCommandLine, type CommandLine } from './command-line/parse-command-line.ts';
import type { Command, CommandContext } from './commands/command.ts';
import { exitCodeOfCategory, exitCodes, type ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { createLook, type Look } from './render/look.ts';
import { renderError } from './render/render-error.ts';

/** Runs one command line and gives its exit code; never rejects, what went wrong is told on standard error. */
export async function runCommandLine(host: Host): Promise<ExitCode> {
  const json = host.args.includes('--json');
  let look = lookOf(host, {});
  try {
    const asked = asksForText(host.args) ? await staticAnswer(host.args) : undefined;
    if (asked !== undefined) {
      await host.stdout.write(asked);
      return exitCodes.done;
    }
    const line = parseCommandLine(host.args);
    look = lookOf(host, line.flags);
    const command = await loadCommand(line.command);
    return await command(contextOf(host, line, look));
  } catch (error) {
    await host.stderr.write(renderError(error, { look, json }));
    return SelfwareError.isInstance(error) ? exitCodeOfCategory(error.category) : exitCodes.failed;
  }
}

const asksForText = (args: readonly string[]): boolean =>
  ['--version', 'help', '--help', '-h'].some((word) => args.includes(word));

// The built entry answers by itself; this is for a start from sources.
async function staticAnswer(args: readonly string[]): Promise<string | undefined> {
  const { findStaticAnswer } = await import('./command-line/static-answer.ts');
  const { staticTexts } = await import('./command-line/static-texts.ts');
  return findStaticAnswer(staticTexts(), args);
}

async function loadCommand(name: string): Promise<Command> {
  const { allCommands } = await import('./commands/all-commands.ts');
  const command = allCommands[name];
  if (command === undefined) throw new TypeError(`expected code for the command ${name}`);
  return command;
}

function contextOf(host: Host, { flags, operand }: CommandLine, look: Look): CommandContext {
  return {
    host,
    look,
    flags,
    json: flags['json'] === true,
    ...(operand === undefined ? {} : { operand }),
  };
}

function lookOf(host: Host, flags: CommandLine['flags']): Look {
  const { NO_COLOR: noColor, TERM: term } = host.environment;
  return createLook({
    color: host.stderr.isTerminal && !noColor && term !== 'dumb' && flags['no-color'] !== true,
    ascii: flags['ascii'] === true,
    quiet: flags['quiet'] === true,
    verbose: flags['verbose'] === true,
  });
}
