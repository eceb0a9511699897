import type { Approved, ReadFileIntent } from '@selfware/contracts';
import { requireApproval } from '@selfware/safety';
import type { HandsOptions } from './create-hands.ts';
import type { FileContent } from './hands.ts';

/** More than any model reads; what lies beyond is only counted. */
export const maxReadBytes = 8_000_000;

/** Reads the approved file, at most `maxReadBytes` of it. */
export async function readApprovedFile(
  { root }: HandsOptions,
  approved: Approved<ReadFileIntent>,
): Promise<FileContent> {
  const { path } = requireApproval(approved, 'read-file');
  const { bytes, size } = await root.readFile(path, { maxBytes: maxReadBytes });
  return { bytes, size };
}
