import { findDirectories } from '../config/directories.ts';
import { UsageError } from '../errors.ts';
import { openSealing } from '../sealing/open-sealing.ts';
import { jsonLine } from '../render/json-lines.ts';
import { exitCodeOfFindings, renderFindings } from '../render/render-findings.ts';
import { repairStored } from '../stored/repair-stored.ts';
import { chooseParts } from './choose-parts.ts';
import type { Command } from './command.ts';

/** `selfware sessions repair`: sets damage aside, keeps what is whole, and writes the list of sessions again. */
export const repairSessions: Command = async (context) => {
  const { host, json, look } = context;
  if (context.operand === undefined && context.flags['all'] !== true)
    throw new UsageError({
      message: 'expected the ID of a session or --all, got neither',
      hint: '`selfware sessions verify` tells what is damaged',
    });
  const stateDirectory = findDirectories(host.environment).state;
  const parts = await chooseParts(context, stateDirectory);
  const sealing = await openSealing(host.environment);
  const findings = await repairStored({ directory: stateDirectory, sealing }, parts);
  await host.stdout.write(json ? findings.map(jsonLine).join('') : renderFindings(findings, look));
  return exitCodeOfFindings(findings);
};
