import { verifyAuditLog, type AuditEntry } from '@selfware/safety';
import { readAudit } from '../audit/open-audit.ts';
import { findDirectories } from '../config/directories.ts';
import { openSealing } from '../sealing/open-sealing.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { findWorkspace, type Command } from './command.ts';

/** `selfware audit`: what the mode yolo let happen in this directory, and whether the log is as it was written. */
export const audit: Command = async (context) => {
  const { host, json, look } = context;
  const workspace = await findWorkspace(context);
  const stateDirectory = findDirectories(host.environment).state;
  const entries: AuditEntry[] = [];
  const sealing = await openSealing(host.environment);
  for await (const entry of readAudit({ stateDirectory, workspace, sealing })) entries.push(entry);
  for (const entry of entries) await host.stdout.write(json ? jsonLine(entry) : line(entry));
  const verified = await verifyAuditLog(entries);
  if (!verified.ok) {
    const { index, reason } = verified.failure;
    await host.stderr.write(look.red(`The log was changed: entry ${index}, ${reason}.\n`));
    return exitCodes.damaged;
  }
  if (!json) await host.stdout.write(look.dim(`${verified.value} entries, none changed.\n`));
  return exitCodes.done;
};

function line({ at, step, decision, rule, intent }: AuditEntry): string {
  const when = new Date(at).toISOString();
  const what = neutraliseTerminalLine(JSON.stringify(intent));
  return `${when}  ${step.padEnd(8)}  ${decision.padEnd(5)}  ${rule}  ${what}\n`;
}
