import { createHash } from 'node:crypto';
import type { DirectoryPort } from '@selfware/contracts';
import { PathKindError } from '../../errors.ts';
import { locateTarget } from '../archives/locate-target.ts';
import { makeDirectories } from '../archives/make-directories.ts';
import { UndoLog } from '../archives/undo-log.ts';
import type { Root } from '../root.ts';
import { ExportDirectory, refuseReplacement } from './export-directory.ts';
import type { ExportFileOptions, ExportReport } from './export-file.ts';

/** What is exported where. */
export interface ExportOrder {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly options: ExportFileOptions;
}

/** The export itself; `exportFile` says what it promises. */
export async function exportBeneath(
  root: Root,
  { path, content, options }: ExportOrder,
): Promise<ExportReport> {
  const [parent, name] = splitPath(path);
  const names = await locateTarget(root, parent, { finalLink: 'follow' });
  const target = [...names, name].join('/');
  const { overwrite = false } = options;
  refuseReplacement(target, await root.stat(target), overwrite);
  const undo = new UndoLog(root);
  try {
    await makeDirectories(root, { names, undo });
    const directory = await root.directory(names.join('/') || '.');
    const exported = await writeInto(directory, { name, content, options });
    return { path: target, ...exported };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

interface Export {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly options: ExportFileOptions;
}

async function writeInto(
  directory: DirectoryPort,
  { name, content, options }: Export,
): Promise<Omit<ExportReport, 'path'>> {
  const { write, overwrite = false, mode } = options;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const port = new ExportDirectory(directory, { name, sha256, overwrite });
  try {
    await write(name, content, { directory: port, ...(mode === undefined ? {} : { mode }) });
  } finally {
    await port.close();
  }
  return { bytes: Buffer.byteLength(content), sha256 };
}

function splitPath(path: string): readonly [parent: string, name: string] {
  const cut = path.lastIndexOf('/');
  const name = path.slice(cut + 1);
  if (name === '' || name === '.' || name === '..')
    throw new PathKindError({ message: 'expected a path that names a file, got a directory' });
  const parent = path.slice(0, Math.max(cut, 0));
  return [parent === '' ? (cut === 0 ? '/' : '.') : parent, name];
}
