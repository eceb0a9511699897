import { SelfwareError, type EntryIdentity } from '@selfware/contracts';
import { maxContentBytes } from '../content/decode-content.ts';
import { decodeEnvelope } from '../envelope/decode-envelope.ts';
import { inspectBlobFile, maxSealedBlobOverhead } from '../blob/seal-blob.ts';
import { maxHeaderBytes } from '../envelope/envelope.ts';
import { FileTooLargeError } from '../errors.ts';
import { asReadError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { readFileBounded } from '../files/read-file-bounded.ts';
import { inspectJournal } from '../journal/inspect-journal.ts';
import { journalFormat } from '../journal/journal-header.ts';
import { WindowedFile } from '../journal/windowed-file.ts';
import { maxSealOverhead } from '../vault/vault-header.ts';

/** What one file is, and whether its checksums hold. */
export interface FileVerdict {
  /** `other`: nothing of this package. */
  readonly kind: 'journal' | 'store' | 'blob' | 'other';
  /** `unchecked`: nothing of this package, or of a later format, so that there is nothing to hold it against. */
  readonly status: 'whole' | 'damaged' | 'unreadable' | 'unchecked';
  /** Why it is not whole; absent when it is. */
  readonly reason?: string;
}

/** A file to look at. */
export interface FileToVerify {
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly entry: EntryIdentity;
  readonly fileSystem: FileSystem;
}

/** Reads a file by the kind that its name tells, and changes nothing. */
export async function verifyFile(file: FileToVerify): Promise<FileVerdict> {
  const kind = kindOf(file);
  try {
    if (kind === 'journal') return { kind, ...(await verifyJournal(file)) };
    if (kind === 'store') return { kind, ...(await verifyEnvelope(file)) };
    if (kind === 'blob') return { kind, ...(await verifyBlob(file)) };
    return { kind, status: 'unchecked' };
  } catch (error) {
    const { code } = SelfwareError.isInstance(error) ? error : asReadError(file.path, error);
    return { kind, status: 'unreadable', reason: code };
  }
}

function kindOf({ name, entry }: FileToVerify): FileVerdict['kind'] {
  if (entry.kind !== 'file') return 'other';
  if (/\.(journal|segment)$/.test(name)) return 'journal';
  if (/\.\d{12}\.(store|snapshot)$/.test(name)) return 'store';
  return /^[0-9a-f]{64}$/.test(name) ? 'blob' : 'other';
}

type Verdict = Omit<FileVerdict, 'kind'>;

const whole: Verdict = { status: 'whole' };

async function verifyJournal({ path, name, fileSystem }: FileToVerify): Promise<Verdict> {
  const file = await fileSystem.open(path, 'read');
  try {
    const { size } = await file.stat();
    const window = new WindowedFile(file, size);
    const { format, damage } = await inspectJournal(window, { name, size, firstSequence: 1 });
    if (format !== undefined && format > journalFormat)
      return { status: 'unchecked', reason: 'newer-format' };
    const [first] = damage;
    if (first !== undefined) return { status: 'damaged', reason: first.reason };
    // An empty file has no damaged byte, and no beginning either.
    return format === undefined ? { status: 'damaged', reason: 'header' } : whole;
  } finally {
    await file.close();
  }
}

const maxStoreBytes = maxContentBytes + maxHeaderBytes + maxSealOverhead;

async function verifyEnvelope({ path, fileSystem }: FileToVerify): Promise<Verdict> {
  const bytes = await readStore(path, fileSystem);
  const decoded = decodeEnvelope(bytes, { sealed: true });
  if (decoded.ok) return whole;
  const { code } = decoded.failure;
  return { status: code === 'newer-format' ? 'unchecked' : 'damaged', reason: code };
}

async function readStore(path: string, fileSystem: FileSystem): Promise<Uint8Array> {
  try {
    return await readFileBounded(path, { maxBytes: maxStoreBytes, fileSystem });
  } catch (error) {
    // Longer than anything that was ever saved: no envelope of ours.
    if (error instanceof FileTooLargeError) return new Uint8Array(0);
    throw error;
  }
}

const maxBlobBytes = 256 * 1024 * 1024;

async function verifyBlob({ path, name, fileSystem }: FileToVerify): Promise<Verdict> {
  const maxBytes = maxBlobBytes + maxSealedBlobOverhead;
  const bytes = await readFileBounded(path, { maxBytes, fileSystem });
  const { status } = inspectBlobFile(name, bytes);
  return status === 'damaged' ? { status, reason: 'checksum' } : whole;
}
