import type { Root } from '../root.ts';
import { completeLimits } from './archive-limits.ts';
import { drain } from './drain.ts';
import { EntryLedger, type LedgerOptions } from './entry-ledger.ts';
import type { ExtractOptions, ExtractReport } from './extract-archive.ts';
import { locateTarget } from './locate-target.ts';
import { makeDirectories } from './make-directories.ts';
import { openArchive, type ArchiveSource, type OpenedArchive } from './open-archive.ts';
import { placeFiles } from './place-files.ts';
import { stageEntries } from './stage-entries.ts';
import { UndoLog } from './undo-log.ts';

/** The extraction itself; `extractArchive` says what it promises. */
export async function extractInto(
  root: Root,
  source: ArchiveSource,
  options: ExtractOptions,
): Promise<ExtractReport> {
  const limits = completeLimits(options);
  options.signal?.throwIfAborted();
  const into = await locateTarget(root, options.into);
  const rules: LedgerOptions = { limits, into, links: options.links ?? 'refuse' };
  const archive = await openArchive(source, { format: options.format, limits });
  if (archive.isRepeatable) await judgeEntries(archive, rules, options.signal);
  const undo = new UndoLog(root);
  try {
    const ledger = new EntryLedger(rules);
    const made = await makeDirectories(root, { names: into, undo });
    const staged = await stageEntries(root, { archive, ledger, into, undo, options });
    const placed = await placeFiles(root, { ...staged, ledger, into, undo });
    const files = staged.files.map(({ path, bytes }) => ({ path, bytes }));
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const { skipped } = staged;
    return { format: archive.format, files, directories: [...made, ...placed], skipped, bytes };
  } catch (error) {
    await undo.run();
    throw error;
  }
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
