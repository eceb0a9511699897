import { SelfwareError } from '@selfware/contracts';
import { findStaticAnswer } from './command-line/static-answer.ts';
import { staticTexts } from './command-line/static-texts.ts';
import { parseCommandLine, type CommandLine } from './command-line/parse-command-line.ts';
import { allCommands } from './commands/all-commands.ts';
import type { Command, CommandContext } from './commands/command.ts';
import { exitCodeOfCategory, exitCodes, type ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { createLook, type Look } from './render/look.ts';
import { renderError } from './render/render-error.ts';
import { tellDamage } from './render/tell-damage.ts';

/** Runs one command line and gives its exit code; never rejects, what went wrong is told on standard error. */
export async function runCommandLine(host: Host): Promise<ExitCode> {
  const json = host.args.includes('--json');
  let look = lookOf(host, {});
  try {
    // The built entry has answered by itself already; this is for a start from sources.
    const asked = findStaticAnswer(staticTexts, host.args);
    if (asked !== undefined) {
      await host.stdout.write(asked);
      return exitCodes.done;
    }
    const line = parseCommandLine(host.args);
    look = lookOf(host, line.flags);
    const stopTelling = tellDamage(host, look);
    return await commandNamed(line.command)(contextOf(host, line, look)).finally(stopTelling);
  } catch (error) {
    await host.stderr.write(renderError(error, { look, json }));
    return SelfwareError.isInstance(error) ? exitCodeOfCategory(error.category) : exitCodes.failed;
  }
}

function commandNamed(name: string): Command {
  const command = allCommands[name];
  if (command === undefined) throw new TypeError(`expected code for the command ${name}`);
  return command;
}

function contextOf(
  host: Host,
  { flags, operand, operands }: CommandLine,
  look: Look,
): CommandContext {
  return {
    host,
    look,
    flags,
    json: flags['json'] === true,
    operands,
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
