import { join } from 'node:path';
import type { Result } from '@selfware/contracts';
import { decodeEnvelope, type DecodeOptions } from '../envelope/decode-envelope.ts';
import { maxHeaderBytes, type Envelope, type EnvelopeFailure } from '../envelope/envelope.ts';
import { maxContentBytes } from '../content/decode-content.ts';
import { isAbsent } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { readFileBounded } from '../files/read-file-bounded.ts';
import { maxSealOverhead } from '../vault/vault-header.ts';
import { FileTooLargeError, NotFoundError } from '../errors.ts';

/** Where the files of a store lie. */
export interface GenerationPlace {
  readonly directory: string;
  /** The store's. */
  readonly name: string;
  readonly fileSystem: FileSystem;
}

/** One numbered file of a store. */
export interface GenerationFile {
  readonly generation: number;
  /** The plain name. */
  readonly file: string;
}

const digits = 12;

/** The file of one generation. */
export function nameGeneration(name: string, generation: number): GenerationFile {
  return { generation, file: `${name}.${String(generation).padStart(digits, '0')}.store` };
}

/** The files of a store, newest first; empty when there is no such directory. */
export async function listGenerations(place: GenerationPlace): Promise<readonly GenerationFile[]> {
  const { name } = place;
  const found = (await listNames(place)).flatMap((file) => {
    const generation = Number(file.slice(name.length + 1, -'.store'.length));
    const isOurs = Number.isSafeInteger(generation) && generation > 0;
    return isOurs && nameGeneration(name, generation).file === file ? [{ generation, file }] : [];
  });
  return found.toSorted((a, b) => b.generation - a.generation);
}

async function listNames({ directory, fileSystem }: GenerationPlace): Promise<readonly string[]> {
  try {
    return await fileSystem.list(directory);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** Why a file of a store is not believed. */
export type GenerationFailure = EnvelopeFailure | { readonly code: 'misplaced' };

/** The envelope in a file of a store, which has to be of this store and this number; absent when the file is gone. Throws `persistence/not-readable`: that is no damage. */
export async function readGeneration(
  place: GenerationPlace,
  { file, generation }: GenerationFile,
  options: DecodeOptions = {},
): Promise<Result<Envelope, GenerationFailure> | undefined> {
  const bytes = await readWhole(join(place.directory, file), place.fileSystem);
  if (bytes === undefined) return undefined;
  const decoded = decodeEnvelope(bytes, options);
  if (!decoded.ok) return decoded;
  const { kind, generation: stated } = decoded.value.header;
  // A whole file under another name is somebody's copy, not this generation.
  return kind === place.name && stated === generation
    ? decoded
    : { ok: false, failure: { code: 'misplaced' } };
}

const maxBytes = maxContentBytes + maxHeaderBytes + maxSealOverhead;

async function readWhole(path: string, fileSystem: FileSystem): Promise<Uint8Array | undefined> {
  try {
    return await readFileBounded(path, { maxBytes, fileSystem });
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    // Longer than anything that was ever saved: no envelope of ours, and not worth reading.
    if (error instanceof FileTooLargeError) return new Uint8Array(0);
    throw error;
  }
}
