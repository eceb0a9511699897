import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { findPathFields } from './find-path-fields.ts';
import { workspacePath } from './workspace-path.ts';

describe('findPathFields', () => {
  it('finds every branded path, however deep, and no other text', () => {
    const schema = z.object({
      path: workspacePath(),
      title: z.string(),
      more: z.optional(z.array(workspacePath())),
      files: z.array(z.object({ from: workspacePath(), to: z.nullable(workspacePath()) })),
      either: z.union([z.number(), z.object({ file: workspacePath() })]),
    });
    expect(findPathFields(schema)).toEqual([
      'path',
      'more[]',
      'files[].from',
      'files[].to',
      'either.file',
    ]);
  });
});

describe('workspacePath', () => {
  it('takes what may be a path, without looking where it leads', () => {
    expect(z.safeParse(workspacePath(), '../x').success).toBe(true);
  });

  it.each(['a\0b', 'x'.repeat(4_097)])('refuses what is no path anywhere', (text) => {
    expect(z.safeParse(workspacePath(), text).success).toBe(false);
  });
});
