import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openSessionStore } from '@selfware/agent';
import { writeFileAtomically } from '@selfware/persistence';
import { copyToClipboard, type CopyOutcome } from '@selfware/process-supervisor';
import { renderTranscript } from '@selfware/tools';
import { findDirectories } from '../config/directories.ts';
import { NotCopiedError, UsageError } from '../errors.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { jsonLine } from '../render/json-lines.ts';
import { openSealing } from '../sealing/open-sealing.ts';
import { findSession } from '../sessions/find-session.ts';
import { readTranscript } from '../sessions/read-transcript.ts';
import { listOptions } from '../stored/verify-stored.ts';
import { findWorkspace, type Command, type CommandContext } from './command.ts';
import { openRedactor } from './open-redactor.ts';

/** `selfware sessions export`: writes a session down, without its secrets. */
export const exportSession: Command = async (context) => {
  const { flags } = context;
  if (flags['copy'] === true && flags['output'] !== undefined)
    throw new UsageError({ message: 'expected --output or --copy, got both' });
  const exported = await readExport(context);
  if (flags['copy'] === true) return copy(context, exported);
  if (typeof flags['output'] === 'string') return writeTo(flags['output'], context, exported);
  await context.host.stdout.write(exported.text);
  return exitCodes.done;
};

interface Exported {
  readonly session: string;
  readonly text: string;
}

async function readExport(context: CommandContext): Promise<Exported> {
  const { host, flags, operand, json } = context;
  const workspace = await findWorkspace(context);
  const directory = findDirectories(host.environment).state;
  const sealing = await openSealing(host.environment);
  const store = await openSessionStore(listOptions({ directory, sealing }));
  const { id } = await findSession(store, workspace, {
    command: 'sessions export',
    stated: operand,
  });
  const tracked = { current: () => undefined };
  const transcript = await readTranscript({ tracked, store, workspace }, id);
  const redactor = await openRedactor(context);
  // What --json prints alone has to be JSON.
  const isPrinted = flags['copy'] === undefined && flags['output'] === undefined;
  const format = flags['format'] ?? (json && isPrinted ? 'json' : 'markdown');
  return {
    session: id,
    text: renderTranscript(transcript, format === 'json' ? 'json' : 'markdown', redactor),
  };
}

async function writeTo(
  file: string,
  { host, flags, look, json }: CommandContext,
  { session, text }: Exported,
): Promise<ExitCode> {
  const path = resolve(host.cwd, file);
  if (flags['force'] === undefined && (await isThere(path)))
    throw new UsageError({
      message: `expected no file at ${path}, got one`,
      hint: 'choose another name, or replace it by --force',
    });
  await writeFileAtomically(path, text);
  const bytes = Buffer.byteLength(text);
  const told = `${look.green(look.signs.ok)} session ${session} is in ${path}\n`;
  await host.stdout.write(json ? jsonLine({ session, path, bytes }) : told);
  return exitCodes.done;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function copy(
  { host, look, json }: CommandContext,
  { session, text }: Exported,
): Promise<ExitCode> {
  const { stderr } = host;
  const outcome = await copyToClipboard(text, {
    environment: clipboardEnvironment(host),
    ...(stderr.isTerminal && { writeToTerminal: (sequence) => stderr.write(sequence) }),
  });
  if (outcome.copied === false) throw new NotCopiedError(outcome);
  const { copied, by } = outcome;
  const bytes = Buffer.byteLength(text);
  const told = `${look.green(look.signs.ok)} session ${session} is on the clipboard${remark(outcome)}\n`;
  await host.stdout.write(json ? jsonLine({ session, bytes, copied, by }) : told);
  return exitCodes.done;
}

function remark(outcome: CopyOutcome): string {
  return outcome.copied === 'sent' ? ', if your terminal allows that (OSC 52)' : '';
}

const clipboardVariables = [
  ...['PATH', 'HOME', 'LANG', 'DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR'],
  ...['WSL_DISTRO_NAME', 'WSL_INTEROP', 'TERMUX_VERSION', 'PREFIX', 'TMUX', 'STY'],
];

function clipboardEnvironment({ environment }: Pick<Host, 'environment'>): Record<string, string> {
  return Object.fromEntries(
    clipboardVariables.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
