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

const commandModules: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./commands/run.ts')).runTask,
  chat: async () => (await import('./commands/chat.ts')).chat,
  demo: async () => (await import('./commands/demo.ts')).demo,
  resume: async () => (await import('./commands/resume.ts')).resumeSession,
  'sessions list': async () => (await import('./commands/list-sessions.ts')).listSessions,
  undo: async () => (await import('./commands/undo.ts')).undo,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  'config explain': async () => (await import('./commands/explain-config.ts')).explainConfig,
  'check command': async () => (await import('./commands/check-command.ts')).checkCommand,
  completion: async () => (await import('./commands/completion.ts')).completion,
};

async function loadCommand(name: string): Promise<Command> {
  const load = commandModules[name];
  if (load === undefined) throw new TypeError(`expected a module for the command ${name}`);
  return load();
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
