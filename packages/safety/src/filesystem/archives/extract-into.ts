import type { Root } from '../root.ts';
import { completeLimits } from './archive-limits.ts';
import { drain } from './drain.ts';
import { EntryLedger, type LedgerOptions } from './entry-ledger.ts';
import type { ExtractOptions, ExtractReport } from './extract-archive.ts';
import { locateTarget } from './locate-target.ts';
import { makeDirectories } from './make-directories.ts';
import { openArchive, type ArchiveSource, type OpenedArchive } from './open-archive.ts';
import { openStage, type Stage } from './open-stage.ts';
import { placeFiles } from './place-files.ts';
import { UndoLog } from './undo-log.ts';

/** The extraction itself; `extractArchive` says what it promises. */
export async function extractInto(
  root: Root,
  source: ArchiveSource,
  options: ExtractOptions,
): Promise<ExtractReport> {
  const limits = completeLimits(options);
  const { signal } = options;
  signal?.throwIfAborted();
  const into = await locateTarget(root, options.into, { finalLink: 'refuse' });
  const rules: LedgerOptions = { limits, into, links: options.links ?? 'refuse' };
  const archive = await openArchive(source, { format: options.format, limits, signal });
  if (archive.isRepeatable) await judgeEntries(archive, rules, signal);
  const undo = new UndoLog(root);
  try {
    const made = await makeDirectories(root, { names: into, undo });
    const stage = await openStage(root, { into, undo });
    const placed = await extractThrough(root, stage, { archive, rules, undo, options });
    return report(archive, stage, [...made, ...placed]);
  } catch (error) {
    await undo.run();
    throw error;
  }
}

interface Extraction {
  readonly archive: OpenedArchive;
  readonly rules: LedgerOptions;
  readonly undo: UndoLog;
  readonly options: ExtractOptions;
}

async function extractThrough(
  root: Root,
  stage: Stage,
  { archive, rules, undo, options }: Extraction,
): Promise<readonly string[]> {
  const { into } = rules;
  const ledger = new EntryLedger(rules);
  try {
    await stage.fill({ entries: archive.entries(), ledger, into, options });
    return await placeFiles(root, { stage, directories: ledger.directories, into, undo });
  } catch (error) {
    await stage.clear();
    throw error;
  } finally {
    await stage.close();
  }
}

function report(
  { format }: OpenedArchive,
  stage: Stage,
  directories: readonly string[],
): ExtractReport {
  const files = stage.files.map(({ path, bytes }) => ({ path, bytes }));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { format, files, directories, skipped: stage.skipped, bytes };
}

async function judgeEntries(
  archive: OpenedArchive,
  rules: LedgerOptions,
  signal: AbortSignal | undefined,
): Promise<void> {
  const ledger = new EntryLedger(rules);
  for await (const entry of archive.entries()) {
    ledger.admit(entry);
    await drain(entry.content(), signal);
  }
}
